package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.certificate.Spki;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.hardening.handover.OperatorFiles;
import io.github.ishardening.inspection.change.Attribution;
import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.SignIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardeningResultTest {

    private static final OperatorFiles HAND_OVER = new OperatorFiles(
            SecretsMode.PLAIN,
            Collections.emptySortedSet(),
            PasswordFile.NONE,
            Secret.of("secret of the vault"),
            "the first line of vault.txt");

    @TempDir
    Path keys;

    @Test
    void showsTheKeysInATableAndWhatWasTakenOut() throws IOException {
        var all = new KeyBuilds(keys).run().all();
        var fingerprints =
                all.stream().map(key -> Spki.sha256(key.entry().certificate())).toList();

        assertThat(new HardeningResult(
                                all,
                                List.of("a.p12"),
                                HAND_OVER,
                                Optional.empty(),
                                FragmentOverrides.none(),
                                new Attribution(),
                                false)
                        .summary())
                .containsExactly(
                        "role      algorithm expires    SPKI SHA-256",
                        "ca        EC-P256   2036-11-22 " + fingerprints.get(0),
                        "primary   RSA-2048  2029-02-24 " + fingerprints.get(1),
                        "internal  RSA-2048  2036-11-22 " + fingerprints.get(2),
                        "tls       EC-P256   2029-02-24 " + fingerprints.get(3),
                        "removed a.p12");
    }

    @Test
    void endsWithWhatTheOperatorHasToKnow() {
        assertThat(outcome(false).advice("hand-over"))
                .startsWith(HAND_OVER.lines("hand-over").toArray(String[]::new))
                .hasSize(4)
                .endsWith(
                        "Sign in at https://is.example.com:9443/console as admin; the password is in a safe.",
                        "This is for a new deployment; if the server has data, set <deployment><existing>true.");
    }

    @Test
    void saysOfAServerWithDataThatTheAdministratorsPasswordStaysAndHowToChangeIt() {
        assertThat(outcome(true).advice("hand-over"))
                .startsWith(HAND_OVER.lines("hand-over").toArray(String[]::new))
                .hasSize(3)
                .endsWith("Note that the administrator's password stays the one in the server's database: [super_admin]"
                        + " is read at the first start only. If it is still the product's default, sign in"
                        + " at https://is.example.com:9443/console as admin and change it there.");
    }

    private static HardeningResult outcome(boolean existing) {
        var signIn = new SignIn("https://is.example.com:9443/console", "admin", "in a safe");
        return new HardeningResult(
                List.of(),
                List.of(),
                HAND_OVER,
                Optional.of(signIn),
                FragmentOverrides.none(),
                new Attribution(),
                existing);
    }
}
