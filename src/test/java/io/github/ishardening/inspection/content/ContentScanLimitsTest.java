package io.github.ishardening.inspection.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.inspection.content.Contents.Unread;
import io.github.ishardening.memory.Notes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too much, or can't be looked into, is not read but said. */
class ContentScanLimitsTest {

    private static final String JAR = "repository/a.jar";
    private static final long SEARCHED = 8L << 30;
    private static final byte[] JKS = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final List<String> read = new ArrayList<>();
    private SmallServer server;
    private ContentBudget budget = ContentBudget.usual();

    @TempDir
    private Path folder;

    @BeforeEach
    void knowsASmallServer() throws IOException {
        server = SmallServer.of("WSO2 Identity Server v7.1.0", folder);
    }

    @Test
    void aStoreThatIsLargerThanAnyAtAllDepths() throws IOException {
        server.with("repository/large.jks", large(JKS, 9 << 20));
        server.with(JAR, zip(Map.of("a.jks", large(JKS, 9 << 20), "b.jks", large(JKS, 9 << 20), "c.jks", JKS)));

        assertThat(unread())
                .containsExactly(
                        new Unread(JAR + "!/a.jks", tooLarge("a store or certificate file", 8), 1),
                        new Unread("repository/large.jks", tooLarge("a store or certificate file", 8), 0));
        assertThat(read).containsExactly(JAR + "!/c.jks");
    }

    @Test
    void moreStoresThanAServerHas() throws IOException {
        server.with(JAR, zip(Map.of("a.jks", JKS, "b.jks", JKS, "c.jks", JKS, "d.jks", JKS)));
        budget = new ContentBudget(1 << 20, 2L * JKS.length, SEARCHED, 10);

        assertThat(unread())
                .containsExactly(new Unread(JAR + "!/c.jks", "it exceeds the limit for stores and certificates", 1));
        assertThat(read).containsExactly(JAR + "!/a.jks", JAR + "!/b.jks");
    }

    @Test
    void moreArchivesThanAServerHas() throws IOException {
        byte[] inner = zip(Map.of("a.jks", JKS));
        byte[] archive = zip(Map.of("a.jar", inner, "b.jar", inner, "c.jar", inner, "d.jar", inner));
        server.with(JAR, archive);
        budget = new ContentBudget(archive.length + 2 * inner.length, 1 << 20, SEARCHED, 10);

        assertThat(unread()).containsExactly(new Unread(JAR + "!/c.jar", "it exceeds the limit for archives", 1));
        assertThat(read).containsExactly(JAR + "!/a.jar!/a.jks", JAR + "!/b.jar!/a.jks");
    }

    @Test
    void moreFilesInArchivesThanAServerHas() throws IOException {
        server.with(JAR, zip(Map.of("a.jks", JKS, "b.jks", JKS, "c.jks", JKS)));
        server.with("repository/b.jar", zip(Map.of("a.jks", JKS)));
        budget = new ContentBudget(1 << 20, 1 << 20, SEARCHED, 2);

        assertThat(unread())
                .containsExactly(
                        new Unread(JAR, "it exceeds the limit for files in archives", 0),
                        new Unread("repository/b.jar", "it exceeds the limit for files in archives", 0));
    }

    @Test
    void anArchiveInAnArchiveThatIsLargerThanAny() throws IOException {
        server.with(JAR, zip(Map.of("b.jar", large(ZIP, (64 << 20) + 1), "c.txt", large(new byte[1], (64 << 20) + 1))));

        assertThat(unread()).containsExactly(new Unread(JAR + "!/b.jar", tooLarge("an archive in an archive", 64), 0));
    }

    @Test
    void whatIsCompressedAndLargerThanAny() throws IOException {
        byte[] large = gzip(new byte[(64 << 20) + 1]);
        byte[] endless = gzip(JKS);
        for (int i = 0; i < 8; i++) {
            endless = gzip(endless);
        }
        server.with(JAR, zip(Map.of("a.log.gz", large, "b.gz", gzip(gzip(JKS)))));
        server.with("repository/endless.gz", endless);

        assertThat(unread())
                .containsExactly(
                        new Unread(JAR + "!/a.log.gz", tooLarge("a compressed file", 64), 0),
                        new Unread("repository/endless.gz", "it is nested in 8 archives", 0));
        assertThat(read).containsExactly(JAR + "!/b.gz");
    }

    @Test
    void moreThanAnybodyWaitsFor() throws IOException {
        server.with("y.jar", zip(Map.of("a.txt", new byte[2 << 20], "b.txt", new byte[1])))
                .with("z.txt", "last");
        budget = new ContentBudget(1 << 20, 1 << 20, 1 << 20, 10);

        assertThat(unread())
                .containsExactly(
                        new Unread("y.jar", "it exceeds the content limit", 0),
                        new Unread("z.txt", "it exceeds the content limit", 0));
    }

    @Test
    void moreCompressedFilesThanAServerHas() throws IOException {
        server.with("a/a.gz", gzip(JKS)).with("a/b.gz", gzip(JKS)).with("a/c.gz", gzip(JKS));
        budget = new ContentBudget(JKS.length, 1 << 20, SEARCHED, 10);

        assertThat(unread())
                .containsExactly(
                        new Unread("a/b.gz", "it exceeds the limit for archives", 0),
                        new Unread("a/c.gz", "it exceeds the limit for archives", 0));
        assertThat(read).containsExactly("a/a.gz");
    }

    @Test
    void archivesInOneAnotherWithoutEnd() throws IOException {
        byte[] archive = zip(Map.of("a.jks", JKS));
        for (int i = 0; i < 8; i++) {
            archive = zip(Map.of("a.jar", archive));
        }
        server.with(JAR, archive);

        assertThat(unread()).containsExactly(new Unread(JAR + "!/a.jar".repeat(8), "it is nested in 8 archives", 0));
    }

    @Test
    void whatBeginsLikeAnArchive() throws IOException {
        server.with(JAR, large(ZIP, 100));
        server.with("repository/b.jar", zip(Map.of("c.jar", large(ZIP, 100), "d.jks", JKS)));

        assertThat(unread())
                .containsExactly(
                        new Unread(JAR, "it looks like an archive but can't be read", 0),
                        new Unread("repository/b.jar!/c.jar", "it looks like an archive but can't be read", 0));
        assertThat(read).containsExactly("repository/b.jar!/d.jks");
    }

    @Test
    void whatIsEncrypted() throws IOException {
        byte[] archive = zip(Map.of("a.jks", JKS));
        // The general purpose flag stands 8 bytes behind the beginning of the entry's record in the list.
        archive[indexOf(archive, new byte[] {'P', 'K', 1, 2}) + 8] |= 1;
        server.with(JAR, archive);

        assertThat(unread())
                .containsExactly(
                        new Unread(JAR + "!/a.jks", "it is encrypted, or compressed with an unsupported method", 0));
    }

    @Test
    void aListOfMillionsOfEntries() throws IOException {
        byte[] archive = zip(Map.of("a.jks", JKS));
        int list = indexOf(archive, new byte[] {'P', 'K', 1, 2});
        int end = indexOf(archive, new byte[] {'P', 'K', 5, 6});
        var longer = new ByteArrayOutputStream();
        longer.write(archive, 0, list);
        for (int i = 0; i < 200_000; i++) {
            longer.write(archive, list, end - list);
        }
        longer.write(archive, end, archive.length - end);
        server.with(JAR, longer.toByteArray());

        assertThat(unread()).containsExactly(new Unread(JAR, "it lists too many files", 0));
    }

    /** Nothing is remembered of what wasn't seen. */
    @Test
    void isSaidAgainByTheNextAudit() throws IOException {
        server.with(JAR, zip(Map.of("b.jar", large(ZIP, 100))));

        assertThat(unread()).isEqualTo(unread()).hasSize(1);
    }

    @Test
    void nothingOfARealKernel() throws IOException {
        for (Kernel kernel : Kernel.values()) {
            try (var distribution = kernel.open()) {
                var cleared = new Notes(folder.resolve(kernel.name()), 1, "tests");
                ContentScan.Reader reader = (path, kind, content) -> {
                    read.add(path);
                    return Optional.empty();
                };
                var contents = ContentScan.of(
                        distribution,
                        Optional.of(cleared),
                        reader,
                        new SoughtSecrets(Map.of(), List.of()),
                        path -> false);
                assertThat(contents.unread()).isEmpty();
            }
        }
        assertThat(read).isNotEmpty();
    }

    private List<Unread> unread() throws IOException {
        try (var distribution = server.open()) {
            var cleared = new Notes(folder.resolve("cleared"), 1, "tests");
            ContentScan.Reader reader = (path, kind, content) -> {
                read.add(path);
                return Optional.empty();
            };
            return ContentScan.of(
                            distribution,
                            Optional.of(cleared),
                            reader,
                            budget,
                            new SoughtSecrets(Map.of(), List.of()),
                            path -> false)
                    .unread();
        }
    }

    private static String tooLarge(String what, int mebibytes) {
        return "it is larger than the limit for %s, %d MiB".formatted(what, mebibytes);
    }

    private static byte[] large(byte[] begin, int size) {
        byte[] large = new byte[size];
        System.arraycopy(begin, 0, large, 0, begin.length);
        return large;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("isn't there");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }
}
