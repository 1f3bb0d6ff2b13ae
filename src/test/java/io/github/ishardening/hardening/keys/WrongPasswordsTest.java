package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongPasswordsTest {

    private static final String WRONG = "Wrong-password.of_the_test";

    @TempDir
    Path folder;

    private KeyBuilds builds;
    private Properties right;

    @BeforeEach
    void makesKeys() throws IOException {
        builds = new KeyBuilds(folder);
        builds.run();
        right = builds.secrets();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.password", "primary.password", "internal.password", "tls.password"})
    void areNotToldByTheErrorTheyCause(String name) throws IOException {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, Files.readString(file).replace(right.getProperty(name), WRONG));

        assertTellsNothing();
    }

    @Test
    void areNamedWithTheirFileAndBothCures() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, Files.readString(file).replace(right.getProperty("tls.password"), WRONG));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> builds.run())
                .withMessage(folder.resolve("tls.p12") + ": can't be opened with tls.password in " + file
                        + ". Restore its original password there, or specify its source in"
                        + " <keystores><tls><password>.");
    }

    @Test
    void areNotToldByTheErrorOfTheirSource() throws IOException {
        builds.name(SecretName.TLS_PASSWORD, "<keystores><tls><password>", WRONG + "\u00e4");

        assertTellsNothing();
    }

    @Test
    void areNotToldByTheErrorOfABrokenFile() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, Files.readString(file) + "tls.password=" + WRONG + "\n");

        assertTellsNothing();
    }

    private void assertTellsNothing() {
        var error = catchThrowableOfType(ProblemException.class, () -> builds.run());
        var trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace, true));

        assertThat(trace.toString()).doesNotContain(WRONG);
        right.values().forEach(secret -> assertThat(trace.toString()).doesNotContain(secret.toString()));
        assertThat(String.join("\n", builds.said)).doesNotContain(WRONG);
    }
}
