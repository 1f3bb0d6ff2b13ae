package io.github.ishardening.evidence.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.oracle.HardenedZip;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Overlays of a real kernel, laid over it by GNU tar. */
class ServerOverlayTest {

    private static final String NAME = "wso2carbon-core-" + Kernels.PKCS12;
    private static final String HOME = "home/wso2carbon/" + NAME + "/";
    private static final String STOCK_STORE = "repository/resources/security/wso2carbon.p12";
    private static final Instant DAY = Instant.parse("2026-11-22T10:15:31Z");

    @TempDir
    private static Path work;

    @BeforeAll
    static void hardensForBothReaders() throws IOException, InterruptedException {
        for (PrivateFiles readers : PrivateFiles.values()) {
            Files.createDirectories(at(readers));
            try (var distribution = Kernel.PKCS12.open()) {
                harden(distribution, readers);
                distribution.saveTo(at(readers, "hardened.zip"), DAY, UserLog.silent());
                write(ServerOverlay.of(distribution, readers, DAY), at(readers));
            }
        }
    }

    private static void harden(Distribution distribution, PrivateFiles readers) throws IOException {
        var builds = AuditedServer.builds();
        builds.settings = builds.settings.with(readers);
        ServerBuilds.harden(builds, distribution);
    }

    private static List<Path> write(ServerOverlay overlay, Path folder) throws IOException {
        return Stream.concat(
                        overlay.writeArchive(folder.resolve("overlay.tar.gz")).stream(),
                        overlay.writeLayer(folder.resolve("layer.tar.gz"), folder.resolve("layer.json")).stream())
                .toList();
    }

    private static Path at(PrivateFiles readers, String... names) {
        return work.resolve(readers.name().toLowerCase(Locale.ROOT)).resolve(String.join("/", names));
    }

    private static List<String> lines(Path folder, String... command) throws IOException, InterruptedException {
        var ran = Command.run(folder, command);
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        return ran.output().lines().toList();
    }

    private static List<String> shell(Path folder, String command) throws IOException, InterruptedException {
        return lines(folder, "sh", "-c", command);
    }

    /** Mode, digest and path of every file. */
    private static List<String> tree(Path folder) throws IOException, InterruptedException {
        return shell(
                folder,
                "find . -type f -printf '%m %p\\n' | LC_ALL=C sort; find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum");
    }

    @ParameterizedTest
    @EnumSource
    void laidOverTheStockServerItMakesTheHardenedOne(PrivateFiles readers) throws IOException, InterruptedException {
        var stock = new HardenedZip(Kernels.zip(Kernels.PKCS12)).unpackTo(at(readers, "laid"));
        var hardened = new HardenedZip(at(readers, "hardened.zip")).unpackTo(at(readers, "unpacked"));
        assertThat(tree(stock)).isNotEqualTo(tree(hardened));

        lines(stock.getParent(), "tar", "-xpzf", at(readers, "overlay.tar.gz").toString());
        shell(stock.getParent(), "xargs -d '\\n' rm -f -- < " + NAME + ".deletions");

        assertThat(tree(stock)).isEqualTo(tree(hardened));
        assertThat(lines(at(readers), "sha256sum", "-c", "overlay.tar.gz.sha256"))
                .containsExactly("overlay.tar.gz: OK");
    }

    @Test
    void holdsOnlyWhatDiffersInTheNameOfTheServersUserAtOneTime() throws IOException, InterruptedException {
        var listed = shell(at(PrivateFiles.OWNER), "TZ=UTC tar --full-time -tvzf overlay.tar.gz");

        assertThat(listed).hasSizeBetween(10, 20).allMatch(line -> line.contains(" 2026-11-22 10:15:30 "));
        assertThat(listed).allMatch(line -> line.startsWith("-rw") && line.contains(" wso2carbon/wso2 "));
        assertThat(listed.stream().map(line -> line.substring(line.lastIndexOf(' ') + 1)))
                .isSorted()
                .contains("Dockerfile", NAME + ".deletions", NAME + "/repository/conf/deployment.toml")
                .noneMatch(name -> name.endsWith("/"));
        assertThat(shell(at(PrivateFiles.OWNER), "tar -xOzf overlay.tar.gz " + NAME + ".deletions"))
                .contains(NAME + "/" + STOCK_STORE);
        assertThat(shell(at(PrivateFiles.OWNER), "tar --numeric-owner -tvzf overlay.tar.gz"))
                .allMatch(line -> line.contains(" 802/802 "));
    }

    @Test
    void givesTheGroupWhatTheOwnerMay() throws IOException, InterruptedException {
        var listed = shell(at(PrivateFiles.GROUP), "tar --numeric-owner -tvzf overlay.tar.gz");

        assertThat(listed)
                .allMatch(line -> line.contains(" 802/0 "))
                .anyMatch(line -> line.startsWith("-rw-rw---- ") && line.endsWith("/security/primary.p12"))
                .anyMatch(line -> line.startsWith("-rw-rw---- ") && line.endsWith("/conf/deployment.toml"))
                .anyMatch(line -> line.startsWith("-rw-rw---- ") && line.endsWith("/security/secret-conf.properties"))
                .noneMatch(line -> line.startsWith("-rw-------"));
        assertThat(shell(at(PrivateFiles.GROUP), "tar -xOzf overlay.tar.gz " + NAME + "/bin/wso2server.sh"))
                .contains("umask 0007");
        assertThat(shell(at(PrivateFiles.OWNER), "tar -xOzf overlay.tar.gz " + NAME + "/bin/wso2server.sh"))
                .contains("umask 0027");
    }

    @Test
    void isALayerOfAnImageWithWhiteouts() throws IOException, InterruptedException {
        var files = lines(at(PrivateFiles.OWNER), "tar", "-tzf", "overlay.tar.gz");
        var layer = lines(at(PrivateFiles.OWNER), "tar", "-tzf", "layer.tar.gz");
        var deletions = shell(at(PrivateFiles.OWNER), "tar -xOzf overlay.tar.gz " + NAME + ".deletions");

        assertThat(layer)
                .containsExactlyElementsOf(Stream.concat(
                                deletions.stream()
                                        .map(path -> "home/wso2carbon/" + path.replaceFirst("([^/]*)$", ".wh.$1")),
                                files.stream()
                                        .filter(path -> path.startsWith(NAME + "/"))
                                        .map(path -> "home/wso2carbon/" + path))
                        .toList())
                .contains(HOME + STOCK_STORE.replace("wso2carbon.p12", ".wh.wso2carbon.p12"));
        assertThat(shell(at(PrivateFiles.OWNER), "tar --numeric-owner -tvzf layer.tar.gz"))
                .allMatch(line -> line.contains(" 802/802 "))
                .filteredOn(line -> line.contains("/.wh."))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("-rw-r--r-- 802/802           0 "));
        assertThat(Files.size(at(PrivateFiles.OWNER, "layer.tar.gz"))).isLessThan(1_000_000);
    }

    @Test
    void describesTheLayerByItsDigests() throws IOException, InterruptedException {
        var folder = at(PrivateFiles.OWNER);
        var descriptor =
                new ObjectMapper().readTree(folder.resolve("layer.json").toFile());

        assertThat(descriptor)
                .isEqualTo(new ObjectMapper()
                        .createObjectNode()
                        .put("mediaType", "application/vnd.oci.image.layer.v1.tar+gzip")
                        .put("digest", "sha256:" + digest(folder, "cat"))
                        .put("size", (int) Files.size(folder.resolve("layer.tar.gz")))
                        .put("diffID", "sha256:" + digest(folder, "gzip -dc")));
    }

    private static String digest(Path folder, String command) throws IOException, InterruptedException {
        return shell(folder, command + " layer.tar.gz | sha256sum").get(0).split(" ", 2)[0];
    }

    /** Which takes a build of its own, with the same keys. */
    @Test
    void isTheSameOfAnUnpackedDirectoryAndNotWrittenAnew() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve("of-directory"));
        Path server = new HardenedZip(Kernels.zip(Kernels.PKCS12)).unpackTo(work.resolve("directory"));
        try (var distribution = Distribution.open(server, folder.resolve("original"))) {
            harden(distribution, PrivateFiles.OWNER);
            // That of a zip is even.
            var overlay = ServerOverlay.of(distribution, PrivateFiles.OWNER, DAY.minusSeconds(1));
            var written = write(overlay, folder);
            distribution.save();

            assertThat(written)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(file)
                            .hasSameBinaryContentAs(
                                    at(PrivateFiles.OWNER, file.getFileName().toString())));
            for (Path file : written) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            }
            assertThat(write(overlay, folder))
                    .allSatisfy(
                            file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(0)));
        }
    }
}
