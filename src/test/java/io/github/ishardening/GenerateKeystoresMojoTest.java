package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoTest
class GenerateKeystoresMojoTest extends GoalTest {

    private static final List<String> ROLES = List.of("ca", "primary", "internal", "tls");
    private static final String EXTERNAL = "<certificateAuthority><mode>external</mode></certificateAuthority>"
            + "<keystores><primary><algorithm>RSA-2048</algorithm></primary>"
            + "<internal><algorithm>RSA-2048</algorithm></internal></keystores>";
    private static final String[] KEYS = {
        "keys/.gitignore",
        "keys/.lock",
        "keys/ca.p12",
        "keys/certificates/ca.pem",
        "keys/certificates/internal.pem",
        "keys/certificates/primary.pem",
        "keys/certificates/tls.pem",
        "keys/internal.p12",
        "keys/keys.lock",
        "keys/primary.p12",
        "keys/secrets.properties",
        "keys/tls.p12"
    };

    @Test
    @InjectMojo(goal = "generate-keystores", pom = POM + FAST_KEYS + END)
    void makesKeysBesideTheProjectWithoutADistribution(GenerateKeystoresMojo goal)
            throws MojoExecutionException, MojoFailureException, IOException {
        goal.execute();

        assertThat(files()).containsExactly(KEYS);
        byte[] lock = Files.readAllBytes(basedir.resolve("keys/keys.lock"));

        goal.execute();

        assertThat(files()).containsExactly(KEYS);
        assertThat(basedir.resolve("keys/keys.lock")).hasBinaryContent(lock);
    }

    @Test
    @InjectMojo(goal = "generate-keystores", pom = POM + FAST_KEYS + "<frozen>true</frozen>" + END)
    void makesNoneInAFrozenDirectory(GenerateKeystoresMojo goal) throws IOException {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(
                        "%s: contains no keys, and is frozen; missing: %s. Run generate-keystores without"
                                + " is-hardening.frozen where you keep the keys, and copy the result here.",
                        basedir.resolve("keys"),
                        ROLES.stream().map(role -> role + ".p12").collect(Collectors.joining(", ")));
        assertThat(files()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "generate-keystores", pom = POM + EXTERNAL + END)
    void failsUntilAnAuthorityElsewhereHasAnswered(GenerateKeystoresMojo goal) throws IOException {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(Stream.of("primary", "internal", "tls")
                        .map(this::awaited)
                        .collect(Collectors.joining(System.lineSeparator())));
        assertThat(files())
                .containsExactly(
                        "keys/.gitignore",
                        "keys/.lock",
                        "keys/internal.p12",
                        "keys/keys.lock",
                        "keys/primary.p12",
                        "keys/requests/internal.csr",
                        "keys/requests/primary.csr",
                        "keys/requests/tls.csr",
                        "keys/secrets.properties",
                        "keys/tls.p12");
    }

    private String awaited(String role) {
        var keys = basedir.resolve("keys");
        return ("%s: awaits the authority's reply (certificate: there is none yet). Have it signed, and put the reply"
                        + " into %s (PEM), %s.p7b (PKCS7) or %3$s.cer (DER).")
                .formatted(keys.resolve("requests/" + role + ".csr"), keys.resolve("replies/" + role + ".pem"), role);
    }
}
