package io.github.ishardening.config.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritableFolderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "not-there-yet", "a/b/c"})
    void takesAFolderThatIsThereOrCanBeMade(String path) {
        WritableFolder.require("<outputDirectory>", folder.resolve(path));

        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "file/below", "file/far/below"})
    void refusesAFileInItsPlaceOrAboveIt(String path) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertRefused(folder.resolve(path), file + " is a file.");
    }

    @Test
    void refusesAFolderThatCanNotBeWrittenTo() throws IOException {
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        assumeFalse(Files.isWritable(closed), "root writes everywhere");

        assertRefused(closed.resolve("out"), closed + " can't be written to.");
    }

    private static void assertRefused(Path path, String what) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> WritableFolder.require("<outputDirectory>", path))
                .withMessage("<outputDirectory>: " + what + " Specify a writable folder.");
    }
}
