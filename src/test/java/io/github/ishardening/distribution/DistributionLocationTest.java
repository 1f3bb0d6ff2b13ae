package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionLocationTest {

    private static final String WHERE = "<distribution>";

    @TempDir
    private Path folder;

    @Test
    void resolvesCoordinates() {
        Path resolved = folder.resolve("repository/wso2is.zip");

        assertThat(find("org.wso2.is:wso2is:7.1.0", coordinates -> {
                    assertThat(coordinates).hasToString("org.wso2.is:wso2is:zip:7.1.0");
                    return resolved;
                }))
                .isEqualTo(resolved);
    }

    @Test
    void prefersAnExistingFileToCoordinates() throws IOException {
        Path file = Files.createFile(folder.resolve("g:a:1"));

        assertThat(find("g:a:1", DistributionLocationTest::refuse)).isEqualTo(file);
    }

    @Test
    void startsRelativePathsFromTheBase() throws IOException {
        Path directory = Files.createDirectories(folder.resolve("target/wso2is-7.1.0"));

        assertThat(find("target/../target/wso2is-7.1.0", DistributionLocationTest::refuse))
                .isEqualTo(directory);
    }

    @Test
    void refusesWhatIsNeither() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> find("C:\\is.zip", DistributionLocationTest::refuse))
                .withMessage("<distribution>: " + folder.resolve("C:\\is.zip") + " doesn't exist."
                        + " Name a zip, a folder, or coordinates group:artifact:zip:version.");
    }

    @Test
    void takesWhatCannotBeAPathForNoMissingFile() {
        assertThatExceptionOfType(InvalidPathException.class)
                .isThrownBy(() -> find("wso2is\0.zip", DistributionLocationTest::refuse));
    }

    private Path find(String text, ArtifactSource artifacts) {
        return DistributionLocation.find(WHERE, text, folder, artifacts);
    }

    private static Path refuse(Coordinates coordinates) {
        throw new AssertionError("resolved " + coordinates);
    }
}
