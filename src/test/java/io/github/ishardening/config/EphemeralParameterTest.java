package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EphemeralParameterTest {

    private static final Path KEYS = Path.of("target/is-hardening/keys");

    @Test
    void asksForKeysWithoutALock() {
        assertThat(parameters(false, true).toRequest().keys().ephemeral()).isTrue();
        assertThat(parameters(true, false).toRequest().keys().ephemeral()).isFalse();
    }

    @Test
    void refusesToMakeKeysWhereNoneMayBeMade() {
        assertThatThrownBy(parameters(true, true)::toRequest)
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "<ephemeral>: contradicts <frozen>: temporary keys have to be generated. Remove one of them.");
    }

    private static RequestParameters parameters(boolean frozen, boolean ephemeral) {
        return new RequestParameters(
                "is.example.com",
                KEYS,
                frozen,
                ephemeral,
                new CertificateAuthorityParameter(),
                new KeystoresParameter(),
                new TruststoreParameter(),
                new MutualTlsParameter(),
                new DeploymentParameter(),
                new SuperAdminParameter(),
                null,
                new SecretsParameter(),
                new HandOverParameter(),
                new ControlsParameter(),
                "owner",
                null);
    }
}
