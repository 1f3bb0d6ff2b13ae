package io.github.ishardening.inspection.content;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentScanTest {

    private static final String TOP = "wso2is-7.1.0/";
    private static final String WAR = "repository/deployment/server/webapps/own.war";

    private final Map<String, byte[]> files = new TreeMap<>();
    private byte[] store;
    private List<String> unseen = List.of();
    private SoughtSecrets sought = new SoughtSecrets(Map.of(), List.of());
    private Notes cleared;

    @TempDir
    private Path folder;

    @BeforeEach
    void knowsASmallServer() throws IOException {
        cleared = new Notes(folder.resolve("cleared"), 1, "this version");
        files.put("bin/version.txt", "WSO2 Identity Server v7.1.0\n".getBytes(UTF_8));
        files.put("bin/wso2carbon-version.txt", "WSO2 Carbon Framework v4.10.42\n".getBytes(UTF_8));
        files.put("repository/conf/deployment.toml", "[server]\n".getBytes(UTF_8));
        files.put("repository/resources/conf/default.json", "{}\n".getBytes(UTF_8));
        store = Kernel.PKCS12.read(Kernel.PKCS12.store("wso2carbon"));
    }

    @Test
    void findsStoresByWhatTheyAreInArchivesInsideArchives() throws IOException {
        files.put(WAR, zip(Map.of("WEB-INF/lib/a.jar", zip(Map.of("logo.png", store)), "index.html", new byte[100])));
        files.put("bin/partner", store);

        assertThat(scan()).containsExactly("STORE bin/partner", "STORE " + WAR + "!/WEB-INF/lib/a.jar!/logo.png");
    }

    @Test
    void findsThemInAnArchiveBehindAScriptThatUnpacksIt() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("#!/bin/sh\nexec java -jar $0\n".getBytes(UTF_8));
        bytes.writeBytes(new byte[9 << 20]);
        bytes.writeBytes(zip(Map.of("logo.png", store)));
        files.put("bin/agent", bytes.toByteArray());

        assertThat(scan()).containsExactly("STORE bin/agent!/logo.png");
        assertThat(unseen).isEmpty();
    }

    @Test
    void looksIntoNoArchiveUnlessAsked() throws IOException {
        files.put(WAR, zip(Map.of("logo.png", store)));
        try (var distribution = open()) {
            assertThat(read(distribution, Optional.empty())).isEmpty();
        }
    }

    @Test
    void looksIntoArchivesTooLargeForTheMemory() throws IOException {
        var random = new byte[5 << 20];
        new Random(7).nextBytes(random);
        files.put(WAR, zip(Map.of("large.bin", random, "logo.png", store)));

        assertThat(scan()).containsExactly("STORE " + WAR + "!/logo.png");
    }

    @Test
    void takesADamagedArchiveForNone() throws IOException {
        files.put("repository/a.jar", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        files.put("repository/b.jar", zip(Map.of("logo.png", store)));

        assertThat(scan()).containsExactly("STORE repository/b.jar!/logo.png");
    }

    @Test
    void looksAtTheOtherEntriesWhereOneIsDamaged() throws IOException {
        var archive = zip(Map.of("a.jar", zip(Map.of("index.html", new byte[100])), "logo.png", store));
        // Right behind the name of the first entry its compressed content begins.
        int content = new String(archive, StandardCharsets.ISO_8859_1).indexOf("a.jar") + 5;
        archive[content] = (byte) 0xFF;
        files.put(WAR, archive);

        assertThat(scan()).containsExactly("STORE " + WAR + "!/logo.png");
    }

    @Test
    void readsNoEntryThatIsLongerThanItSays() throws IOException {
        for (int size : new int[] {20, 5 << 20}) {
            var bytes = new byte[size];
            new Random(7).nextBytes(bytes);
            var archive = zip(Map.of("a.jar", zip(Map.of("logo.png", store, "large.bin", bytes)), "logo.png", store));
            // The name ends the header in the list of entries; the size stands 22 bytes before it.
            int listed = new String(archive, StandardCharsets.ISO_8859_1).lastIndexOf("a.jar") - 22;
            ByteBuffer header = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(listed, header.getInt(listed) - 1);
            files.put(WAR, archive);

            assertThat(scan()).containsExactly("STORE " + WAR + "!/logo.png");
        }
    }

    @Test
    void remembersArchivesInWhichThereIsNothing() throws IOException {
        files.put(WAR, zip(Map.of("logo.png", store)));
        files.put("repository/a.jar", zip(Map.of("index.html", new byte[100])));
        scan();

        var digests = remembered();

        assertThat(digests).hasSize(1).first().asString().matches("[0-9a-f]{64}");
        assertThat(scan()).containsExactly("STORE " + WAR + "!/logo.png");
        assertThat(remembered()).isEqualTo(digests);
    }

    @Test
    void looksAgainIntoAnArchiveThatChanged() throws IOException {
        files.put(WAR, zip(Map.of("index.html", new byte[100])));
        assertThat(scan()).isEmpty();
        files.put(WAR, zip(Map.of("index.html", store)));

        assertThat(scan()).containsExactly("STORE " + WAR + "!/index.html");
        assertThat(remembered()).isEmpty();
    }

    @Test
    void believesWhatWasRememberedAndOnlyWhatThisVersionDid() throws IOException {
        files.put(WAR, zip(Map.of("logo.png", store)));
        try (var distribution = open()) {
            byte[] digest = distribution.digest(WAR).getBytes(US_ASCII);
            var others = new Notes(cleared.folder(), 1, "another version");
            others.write(others.digest().plain(), List.of(digest));
            assertThat(scan()).containsExactly("STORE " + WAR + "!/logo.png");

            cleared.write(cleared.digest().plain(), List.of(digest));
            assertThat(scan()).isEmpty();
        }
    }

    @Test
    void remembersNoArchiveWithAKeyAlthoughThereAreMoreThanItLists() throws IOException {
        byte[] key = ("-----BEGIN PRIVATE KEY-----\n" + "A".repeat(64) + "\n").getBytes(US_ASCII);
        for (int i = 0; i < 1000; i++) {
            files.put("bin/%d.pem".formatted(i), key);
        }
        files.put(WAR, zip(Map.of("key.txt", key)));
        files.put("repository/a.jar", zip(Map.of("index.html", new byte[100])));
        scan();

        assertThat(remembered()).hasSize(1);
    }

    @Test
    void remembersNoArchiveWithASecretAlthoughItMayStandThere() throws IOException {
        var secret = Secret.of("Example-Secret-0123456789-abcdef");
        sought = new SoughtSecrets(Map.of("database", secret), List.of());
        files.put("repository/conf/a.jar", zip(Map.of("own.properties", secret.bytes())));
        files.put("repository/conf/b.jar", zip(Map.of("own.properties", new byte[1])));
        scan();

        assertThat(remembered()).hasSize(1);
    }

    private List<String> remembered() throws IOException {
        return cleared.read(sought.digest(cleared.digest()).orElseThrow()).orElseThrow().stream()
                .map(digest -> new String(digest, US_ASCII))
                .toList();
    }

    private List<String> scan() throws IOException {
        try (var distribution = open()) {
            return read(distribution, Optional.of(cleared));
        }
    }

    private List<String> read(Distribution distribution, Optional<Notes> cleared) throws IOException {
        var lines = new ArrayList<String>();
        ContentScan.Reader reader = (path, kind, content) -> {
            lines.add(kind + " " + path);
            return Optional.empty();
        };
        var contents =
                ContentScan.of(distribution, cleared, reader, sought, path -> path.startsWith("repository/conf/"));
        unseen = contents.unread().stream()
                .map(each -> each.path() + " " + each.why() + " +" + each.others())
                .toList();
        return lines;
    }

    private Distribution open() throws IOException {
        var inTopFolder = new TreeMap<String, byte[]>();
        files.forEach((path, content) -> inTopFolder.put(TOP + path, content));
        return Distribution.open(Files.write(folder.resolve("server.zip"), zip(inTopFolder)));
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
