package io.github.ishardening.verification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaHomeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1.8.0_402, 8", "11.0.22, 11", "17, 17", "25.0.3, 25"})
    void knowsItsVersion(String version, int feature) throws IOException {
        var java = JavaHome.in("<javaHome>", jdk("JAVA_VERSION=\"%s\"\n".formatted(version)));

        assertThat(java.version()).isEqualTo(version);
        assertThat(java.feature()).isEqualTo(feature);
    }

    @Test
    void isTheOneThatRunsTheTests() throws IOException {
        var java = JavaHome.in("<javaHome>", Path.of(System.getProperty("java.home")));

        assertThat(java.feature()).isEqualTo(Runtime.version().feature());
    }

    @Test
    void isNoFolderWithoutAJdk() {
        assertThatThrownBy(() -> JavaHome.in("<javaHome>", folder))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<javaHome>: " + folder
                        + " isn't a JDK: it has no file named release next to bin. Specify the folder of a JDK.");
    }

    @Test
    void isNoJdkThatDoesNotSayItsVersion() {
        assertThatThrownBy(() -> JavaHome.in("<javaHome>", jdk("JAVA_VERSION=\\uXYZ\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<javaHome>: " + folder.resolve("release")
                        + " doesn't contain JAVA_VERSION. Specify the folder of a JDK.");
    }

    private Path jdk(String release) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("release"), release);
        return folder;
    }
}
