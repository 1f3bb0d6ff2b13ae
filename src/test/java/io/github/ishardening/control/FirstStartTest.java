package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretReferences;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FirstStartTest {

    private static final Path SECRETS = Path.of("keys", "secrets.properties");

    @Test
    void namesTheVariablesThatTheServerNeeds() {
        var references = SecretReferences.environment();
        references.reference(SecretName.TLS_PASSWORD, Secret.of("a"));
        references.reference(SecretName.ADMIN_PASSWORD, Secret.of("b"));

        assertThat(FirstStart.lines(references, SECRETS))
                .containsExactly(
                        "To start it: set IS_ADMIN_PASSWORD, IS_TLS_PASSWORD.",
                        "  A missing one stops the start. The values end up in clear in the server's rendered files; only",
                        "  <secrets><mode>vault</mode> keeps them encrypted.");
    }

    @Test
    void warnsOfSecretsInClear() {
        assertThat(FirstStart.lines(SecretReferences.plain(), SECRETS))
                .containsExactly(
                        "The secrets stand in clear in deployment.toml, for whoever reads this bundle;",
                        "  <secrets><mode>vault</mode> keeps them encrypted.");
    }
}
