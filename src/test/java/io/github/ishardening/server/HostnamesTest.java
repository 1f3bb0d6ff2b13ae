package io.github.ishardening.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostnamesTest {

    private final KeyBuilds progress = new KeyBuilds(Path.of("keys"));

    @ParameterizedTest
    @CsvSource({
        "parameter, , distribution, parameter",
        "parameter, parameter, distribution, parameter",
        ", fragment, distribution, fragment",
        ", , distribution, distribution",
        "parameter, , , parameter"
    })
    void prefersTheParameterThenTheFragmentThenTheDistribution(
            String parameter, String fragment, String distribution, String expected) {
        assertThat(resolve(parameter, fragment, distribution)).isEqualTo(expected);
        assertThat(progress.said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({", , localhost", ", , "})
    void warnsOfACertificateForLocalhostOnlyWhereNobodyNamesAHost(
            String parameter, String fragment, String distribution) {
        assertThat(resolve(parameter, fragment, distribution)).isEqualTo("localhost");
        assertThat(progress.said)
                .containsExactly("WARNING <hostname> is not set: the tls certificate is for localhost only.");
    }

    @ParameterizedTest
    @CsvSource({"localhost, , ", "localhost, localhost, public", ", localhost, public"})
    void warnsThatLocalhostIsThisMachineWhereTheUserNamesIt(String parameter, String fragment, String distribution) {
        assertThat(resolve(parameter, fragment, distribution)).isEqualTo("localhost");
        assertThat(progress.said)
                .containsExactly("WARNING <hostname> is localhost: the tls certificate is for this machine only.");
    }

    @Test
    void takesTwoSpellingsForOneName() {
        assertThat(resolve("2001:db8::1", "2001:DB8:0:0:0:0:0:1", null)).isEqualTo("2001:db8::1");
    }

    @Test
    void refusesParameterAndFragmentThatDisagree() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> resolve("one.example.com", "other.example.com", "localhost"))
                .withMessage(
                        "<hostname>: one.example.com contradicts [server] hostname = \"other.example.com\" in a.toml:2."
                                + " Remove one of them.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            https://is.example.com/ | a URL | Write is.example.com.
            is.example.com:9443     | with a port | Write is.example.com; ports have separate parameters.
            IS.example.com          | which contains uppercase letters | Write is.example.com: browsers send hostnames in lower case, and the server's comparison is case-sensitive.
            """)
    void refusesWhatInTheFragmentIsNoHostName(String hostname, String what, String cure) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> resolve(null, hostname, "localhost"))
                .withMessage("a.toml:2, [server] hostname: must be a hostname or address, but is %s, %s. %s"
                        .formatted(hostname, what, cure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void refusesAnEmptyNameInTheFragment(String hostname) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> resolve(null, hostname, "localhost"))
                .withMessage("a.toml:2, [server] hostname: is empty. Set a value, or remove it.");
    }

    private String resolve(String parameter, String fragment, String distribution) {
        return Hostnames.resolve(Optional.ofNullable(parameter), toml(fragment), toml(distribution), progress);
    }

    private static Optional<DeploymentToml> toml(String hostname) {
        return Optional.ofNullable(hostname)
                .map(name -> DeploymentToml.parse(
                        "[server]\nhostname = \"%s\"\n".formatted(name).getBytes(StandardCharsets.UTF_8), "a.toml"));
    }
}
