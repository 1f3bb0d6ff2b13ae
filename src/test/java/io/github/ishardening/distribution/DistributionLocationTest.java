package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertRefused(
                "is.zip",
                folder.resolve("is.zip")
                        + " doesn't exist. Specify a zip, a folder, or coordinates group:artifact:zip:version.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\is.zip", "C:/is.zip", "downloads\\is.zip", "\\\\server\\is.zip"})
    @DisabledOnOs(OS.WINDOWS)
    void saysThatAPathIsOneOfWindows(String path) {
        assertRefused(
                path,
                folder.resolve(path)
                        + " doesn't exist. On this machine, folders are separated by / and there are no drives.");
    }

    @Test
    void saysThatOnlyShellsKnowTheHomeFolderByItsSign() {
        assertRefused(
                "~/is.zip", folder.resolve("~/is.zip") + " doesn't exist. Write the full path; only shells expand ~.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/is.zip",
                "HTTP://example.com/is.zip",
                "file:///tmp/is.zip",
                "file:/tmp/is.zip",
                "s3://bucket/is.zip"
            })
    void saysThatAUrlIsOne(String url) {
        assertRefused(
                url,
                url
                        + " is a URL. Download it and specify the file, or specify coordinates"
                        + " group:artifact:zip:version.");
    }

    private void assertRefused(String text, String complaint) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> find(text, DistributionLocationTest::refuse))
                .withMessage("<distribution>: " + complaint);
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
