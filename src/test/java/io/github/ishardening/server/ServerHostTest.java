package io.github.ishardening.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerHostTest {

    private KeyBuilds builds;

    @BeforeEach
    void forbidLocalhostInCertificates() {
        builds = new KeyBuilds(Path.of("keys"));
        builds.localhost = false;
    }

    @ParameterizedTest
    @CsvSource({
        ", , is.example.com",
        ", localhost, is.example.com",
        ", is.internal, is.internal",
        "is.private, localhost, is.private"
    })
    void callsItselfByANameThatTheAuthorityCertifies(String fragment, String distribution, String expected) {
        assertThat(host(fragment, distribution)).isEqualTo(new ServerHost("is.example.com", expected));
    }

    @Test
    void refusesAFragmentThatSaysLocalhostAllTheSame() {
        assertThatThrownBy(() -> host("localhost", null))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<deployment><file>: [server] internal_hostname is localhost, which"
                        + " <certificateAuthority><localhost> excludes. Remove one of them.");
    }

    @Test
    void refusesAServerWithoutAnyOtherName() {
        builds.hostname = Optional.empty();
        assertThatThrownBy(() -> host(null, null))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<hostname>: is localhost, which <certificateAuthority><localhost> excludes."
                        + " Set it to the server's public hostname.");
    }

    private ServerHost host(String fragment, String distribution) {
        return ServerHost.of(builds.request(), toml(fragment), toml(distribution), builds);
    }

    private static Optional<DeploymentToml> toml(String internal) {
        return Optional.ofNullable(internal)
                .map(name -> "[server]\ninternal_hostname = \"%s\"\n".formatted(name))
                .map(text -> DeploymentToml.parse(text.getBytes(StandardCharsets.UTF_8), "a.toml"));
    }
}
