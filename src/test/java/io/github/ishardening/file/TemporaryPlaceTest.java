package io.github.ishardening.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryPlaceTest {

    private static final String CURE = " Specify another temporary folder in MAVEN_OPTS: -Djava.io.tmpdir=...";

    @TempDir
    private Path temporary;

    private Path place;

    @BeforeEach
    void place() {
        place = temporary.resolve(".is-hardening-" + System.getProperty("user.name"));
    }

    @Test
    void isForItsUserAlone() throws IOException {
        for (int i = 0; i < 2; i++) {
            assertThat(TemporaryPlace.in(temporary)).isEqualTo(place).isEmptyDirectory();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void needsATemporaryFolder() {
        Path missing = temporary.resolve("missing");

        assertRefused(
                missing,
                "java.io.tmpdir: there is no folder " + missing
                        + ". Create it, or specify another temporary folder in MAVEN_OPTS: -Djava.io.tmpdir=...");

        assertThat(missing).doesNotExist();
    }

    @Test
    void isNoLink() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(place, elsewhere);

        assertNotOwn();

        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void isNoFolderThatOthersCanWriteTo() throws IOException {
        Files.createDirectory(place);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertNotOwn();
    }

    @Test
    void isNotAnotherUsers() throws IOException {
        Files.createDirectory(place);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
        assumeThat(System.getProperty("user.name"))
                .as("only root can give files away")
                .isEqualTo("root");
        var users = place.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(place, users.lookupPrincipalByName("nobody"));

        assertNotOwn();
    }

    private void assertNotOwn() {
        assertRefused(temporary, place + ": is not private to the current user." + CURE);
    }

    private static void assertRefused(Path temporary, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TemporaryPlace.in(temporary))
                .withMessage(message);
    }
}
