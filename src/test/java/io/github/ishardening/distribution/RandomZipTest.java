package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.distribution.zip.TestZip;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.random.DamagedBytes;
import io.github.ishardening.random.Refusal;
import io.github.ishardening.random.ScratchFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.commons.compress.archivers.zip.Zip64Mode;

class RandomZipTest {

    private static final String EDITED = "repository/conf/deployment.toml";
    private static final byte[] EDIT = "[server]\noffset = 1\n".getBytes(StandardCharsets.UTF_8);

    private static List<byte[]> zips;

    @BeforeContainer
    static void makesZips() throws IOException {
        Path file = ScratchFile.of("sound.zip", new byte[0]);
        zips = List.of(
                Files.readAllBytes(TestZip.identityServer().writeTo(file)),
                Files.readAllBytes(TestZip.identityServer()
                        .settings(out -> out.setUseZip64(Zip64Mode.Always))
                        .with(TestZip.TOP + "lib/M\u00fcller", "x")
                        .with(TestZip.TOP + "lib/link", "Muller", entry -> entry.setUnixMode(0120777))
                        .writeTo(file)));
    }

    @Property
    void isSavedWholeOrRefused(@ForAll("damaged") byte[] content) throws IOException {
        Path zip = ScratchFile.of("is.zip", content);
        Path folder = Files.createDirectories(zip.resolveSibling("out"));
        Path saved = folder.resolve("hardened.zip");
        Path checksum = folder.resolve("hardened.zip.sha256");
        Files.deleteIfExists(saved);
        Files.deleteIfExists(checksum);

        boolean isRefused = Refusal.of("is.zip", () -> {
            try (Distribution distribution = Distribution.open(zip)) {
                distribution.write(EDITED, EDIT);
                distribution.saveTo(saved, null, UserLog.silent());
            }
        });

        assertThat(zip).hasBinaryContent(content);
        if (isRefused) {
            assertThat(folder).isEmptyDirectory();
        } else {
            assertThat(folder)
                    .isDirectoryNotContaining(file -> !List.of(saved, checksum).contains(file));
            try (Distribution result = Distribution.open(saved)) {
                assertThat(result.read(EDITED)).isEqualTo(EDIT);
            }
        }
    }

    @Property
    void isReadOrRefusedFileByFile(@ForAll("damaged") byte[] content) throws IOException {
        Path zip = ScratchFile.of("read.zip", content);

        Refusal.of("read.zip", () -> {
            try (Distribution distribution = Distribution.open(zip)) {
                for (String path : distribution.paths()) {
                    Refusal.of(
                            "read.zip",
                            () -> assertThat(distribution.read(path))
                                    .hasSize(Math.toIntExact(distribution.size(path))));
                }
            }
        });
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return DamagedBytes.of(zips);
    }
}
