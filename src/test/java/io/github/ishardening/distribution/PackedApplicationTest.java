package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.distribution.zip.ZipTools;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedApplicationTest {

    private static final Path REAL =
            Path.of("target", "identity-framework", "org.wso2.carbon.identity.mgt.endpoint-5.14.97.war");
    private static final String WAR = "repository/deployment/server/webapps/recovery.war";
    private static final String FILE = "WEB-INF/classes/RecoveryEndpointConfig.properties";
    private static final byte[] CONTENT = "app.name=portal\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private Distribution distribution;

    @BeforeEach
    void opensAServer() throws IOException {
        distribution = Distribution.open(TestProduct.unpackedInto(folder.resolve("server")));
    }

    @AfterEach
    void closesTheServer() throws IOException {
        distribution.close();
    }

    @Test
    void replacesAFileAndKeepsAllOthersAsTheyAre() throws IOException, InterruptedException {
        Path edited = Files.write(folder.resolve("edited.war"), with(Files.readAllBytes(REAL), Map.of(FILE, CONTENT)));

        ZipTools.assertSound(edited);
        assertThat(others(edited)).isEqualTo(others(REAL));
        distribution.write(WAR, Files.readAllBytes(edited));
        try (var application = PackedApplication.open(distribution, WAR)) {
            assertThat(application.read(FILE)).isEqualTo(CONTENT);
        }
    }

    @Test
    void givesTheSameBytesForTheSameContents() throws IOException {
        byte[] war = Files.readAllBytes(REAL);

        assertThat(with(war, Map.of(FILE, CONTENT))).isEqualTo(with(war, Map.of(FILE, CONTENT)));
    }

    @Test
    void changesNothingWhereNothingIsReplaced() throws IOException {
        byte[] war = Files.readAllBytes(REAL);

        assertThat(with(war, Map.of())).isEqualTo(war);
    }

    @Test
    void addsNoFile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Files.readAllBytes(REAL), Map.of("new.properties", CONTENT)))
                .withMessage("new.properties");
    }

    @Test
    void refusesADamagedArchive() {
        assertThatThrownBy(() -> with("no zip".getBytes(StandardCharsets.US_ASCII), Map.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("recovery.war: is not a zip file, or is truncated. Download it again.");
    }

    @Test
    void refusesAnArchiveThatWouldFillTheDisk() throws IOException {
        Path war = folder.resolve("server").resolve(WAR);
        Files.createDirectories(war.getParent());
        try (var large = new RandomAccessFile(war.toFile(), "rw")) {
            large.setLength(PackedApplication.LARGEST + 1);
        }

        try (var server = Distribution.open(folder.resolve("server"))) {
            assertThatThrownBy(() -> PackedApplication.open(server, WAR))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage(WAR + ": is larger than 256 MiB, the limit for packed applications whose files have to"
                            + " be read. Restore it from the stock distribution, or deploy it unpacked.");
        }
    }

    private byte[] with(byte[] war, Map<String, byte[]> contents) throws IOException {
        distribution.write(WAR, war);
        try (var application = PackedApplication.open(distribution, WAR)) {
            assertThat(application.paths()).contains(FILE);
            return application.with(contents);
        }
    }

    private static List<String> others(Path war) throws IOException, InterruptedException {
        return ZipTools.list(war).stream().filter(line -> !line.endsWith(FILE)).toList();
    }
}
