package io.github.ishardening.inspection.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.Inspector;
import io.github.ishardening.control.bundle.FileModes;
import io.github.ishardening.control.keystore.PublishedKey;
import io.github.ishardening.control.secret.LeftoverSecret;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.oracle.JavaProcess;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However large what a distribution holds is when it is unpacked: 64 MB of memory are enough to look at all stores. */
class StoresInLittleMemoryTest {

    private static final byte[] JKS = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED, 0, 0, 0, 2};
    private static final String TOO_LARGE =
            "couldn't be checked: it is larger than the limit for a store or certificate file, 8 MiB%s."
                    + " Check it yourself, or remove it.";

    @TempDir
    private Path folder;

    @Test
    void passOverThirtyStoresOf63MegabytesEach() throws IOException {
        var server = server().with("repository/a.jar", stores(30, 63 << 20));
        server.with(ServerFiles.SECURITY + "b.jks", Arrays.copyOf(JKS, 63 << 20));

        assertThat(findings())
                .containsExactly(
                        "warning repository/a.jar!/00.jks: " + TOO_LARGE.formatted(", and 29 more in the same file"),
                        "warning repository/resources/security/b.jks: " + TOO_LARGE.formatted(""));
    }

    @Test
    void lookIntoEachOfThirtyStoresOfSevenMegabytesAndForgetIt() throws IOException {
        server().with("repository/a.jar", stores(30, 7 << 20));

        assertThat(findings())
                .containsExactlyElementsOf(IntStream.range(0, 30)
                        .mapToObj(
                                ("info repository/a.jar!/%02d.jks: neither a publicly known password nor a known"
                                                + " secret opens this store."
                                                + " Audit it where its password is available, or remove it if nobody needs it.")
                                        ::formatted)
                        .toList());
    }

    private SmallServer server() throws IOException {
        return SmallServer.of("WSO2 Identity Server v7.1.0", folder);
    }

    private static byte[] stores(int count, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] store = Arrays.copyOf(JKS, size);
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry("%02d.jks".formatted(i)));
                zip.write(store);
            }
        }
        return bytes.toByteArray();
    }

    private List<String> findings() throws IOException {
        try (var process = JavaProcess.start("64m", StoresInLittleMemoryTest.class, folder.toString())) {
            var lines = new ArrayList<String>();
            String line = process.line();
            for (; line != null && !line.equals("done"); line = process.line()) {
                lines.add(line);
            }
            assertThat(line).isEqualTo("done");
            return lines;
        }
    }

    /** What runs in the process; takes the folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        var builds = new KeyBuilds(folder.resolve("keys"));
        builds.renderer = (distribution, toml) -> {
            throw new ProblemException("here", "nothing is rendered.");
        };
        var request = new InspectionRequest(
                builds.request().settings(),
                KnownSecrets.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Notes(folder.resolve("cleared"), 1, "tests")),
                false);
        try (var distribution = Distribution.open(folder.resolve("server"))) {
            new Inspector(List.of(new PublishedKey(), new FileModes(), new LeftoverSecret()))
                    .observe(Inspection.of(request, builds.surroundings(), distribution)).findings().stream()
                            .filter(finding -> finding.rule().id().equals(PublishedKey.ID))
                            .forEach(finding -> System.out.println("%s %s: %s %s"
                                    .formatted(
                                            finding.severity(),
                                            finding.location(),
                                            finding.message(),
                                            finding.cure())));
        }
        System.out.println("done");
    }
}
