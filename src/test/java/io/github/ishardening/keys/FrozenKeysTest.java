package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.file.CrashingDisk;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenKeysTest {

    private static final String FROZEN = ", but the keys directory is frozen.";
    private static final String CURE = FROZEN + " Run generate-keystores without"
            + " is-hardening.frozen where you keep the keys, and copy the result here.";

    @TempDir
    Path temporary;

    private Builds builds;

    @BeforeEach
    void freezeGoodKeys() throws Exception {
        builds = new Builds(temporary.resolve("keys"));
        builds.run(Builds.SMALL);
        builds.frozen = true;
        builds.disk = new CrashingDisk(0);
    }

    @Test
    void passesWithGoodKeysAndTouchesNothing() throws Exception {
        Map<String, String> before = builds.snapshot();
        assertThat(builds.run(Builds.SMALL).isChanged()).isFalse();
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void needsNoFilesThatFollowFromOthers() throws Exception {
        for (String name : new String[] {".lock", ".gitignore", "certificates/ca.pem", "certificates/tls.pem"}) {
            Files.delete(builds.folder.resolve(name));
        }
        Map<String, String> before = builds.snapshot();
        assertThat(builds.run(Builds.SMALL).isChanged()).isFalse();
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void failsInsideTheRenewalWindow() throws Exception {
        builds.now = builds.now.plus(Duration.ofDays(800));
        refuses(
                Builds.SMALL,
                builds.path("tls.p12") + ": would be rewritten: validity: expires on 2029-02-24, less than P30D away"
                        + CURE);
    }

    @Test
    void collectsAllThatItWouldHaveDone() throws Exception {
        Files.delete(builds.folder.resolve("keys.lock"));
        builds.secrets.encryptionKey = Optional.of(Secret.of("0123456789abcdef"));
        refuses(
                Asked.with(
                        Builds.SMALL,
                        Asked.with(
                                Asked.withAlias(Builds.SMALL.keystores().get(Role.TLS), "server"),
                                KeyAlgorithm.EC_P384)),
                String.join(
                        System.lineSeparator(),
                        builds.path("tls.p12")
                                + ": would be rewritten: algorithm: is EC-P256, but EC-P384 is configured;"
                                + " alias: is tls, but server is configured" + FROZEN,
                        builds.path("keys.lock") + ": would get a line for ca" + FROZEN,
                        builds.path("keys.lock") + ": would get a line for tls" + FROZEN,
                        builds.path("keys.lock") + ": would get a line for encryption-key" + CURE));
    }

    @Test
    void makesNoKeysAndNoFolder() {
        builds = new Builds(temporary.resolve("elsewhere"));
        builds.frozen = true;
        assertThatThrownBy(() -> builds.run(Asked.asEphemeral(Builds.SMALL)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(builds.folder + ": contains no keys, and is frozen; missing: ca.p12, tls.p12. Run"
                        + " generate-keystores without is-hardening.frozen where you keep the keys, and copy the"
                        + " result here.");
        assertThat(builds.folder).doesNotExist();
    }

    @Test
    void rotatesNothing() throws Exception {
        Map<String, String> before = builds.snapshot();
        assertThatThrownBy(() -> builds.rotate(Builds.SMALL, Role.TLS))
                .isInstanceOf(ProblemException.class)
                .hasMessage(builds.path("tls.p12") + ": would get a new key" + CURE);
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    private void refuses(KeysPlan plan, String message) throws Exception {
        Map<String, String> before = builds.snapshot();
        assertThatThrownBy(() -> builds.run(plan))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
        assertThat(builds.snapshot()).isEqualTo(before);
    }
}
