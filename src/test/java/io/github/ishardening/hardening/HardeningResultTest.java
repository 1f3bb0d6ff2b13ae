package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.hardening.handover.OperatorFiles;
import io.github.ishardening.hardening.handover.SecretPlace;
import io.github.ishardening.inspection.change.Attribution;
import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.SignIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardeningResultTest {

    private static final Path FOLDER = Path.of("hand-over");
    private static final OperatorFiles HAND_OVER = new OperatorFiles(
            SecretsMode.PLAIN,
            Collections.emptySortedSet(),
            PasswordFile.NONE,
            Secret.of("secret of the vault"),
            new SecretPlace("the first line of vault.txt", Optional.of("head -n 1 vault.txt"), Optional.empty()));

    @TempDir
    Path folder;

    @Test
    void saysHowManyControlsEditedSomethingWhatCameOfThemAndWhatWasTakenOut() throws IOException {
        assertThat(summary("bin/a.sh\t\ttls-protocols,weak-key\nb.toml\t\tweak-key\n"))
                .containsExactly("2 controls applied (TLS 1.2 and 1.3, 9 cipher suites)", "Removed a.p12");
        assertThat(summary("b.toml\t\tweak-key\n"))
                .first()
                .isEqualTo("1 control applied (TLS 1.2 and 1.3, 9 cipher suites)");
    }

    private List<String> summary(String editedBy) throws IOException {
        Path edited = Files.writeString(folder.resolve("edited-by"), editedBy);
        return new HardeningResult(
                        List.of(),
                        List.of("TLS 1.2 and 1.3", "9 cipher suites"),
                        List.of("a.p12"),
                        HAND_OVER,
                        Optional.empty(),
                        FragmentOverrides.none(),
                        Attribution.read(edited),
                        false,
                        true)
                .summary();
    }

    @Test
    void endsWithWhatTheOperatorHasToKnow() {
        assertThat(outcome(false, true).advice(FOLDER, Optional.empty()))
                .startsWith(HAND_OVER.lines(FOLDER, Optional.empty()).toArray(String[]::new))
                .hasSize(4)
                .endsWith(
                        "Sign in at https://is.example.com:9443/console as admin; the password is in a safe.",
                        "This is for a server without data; for a server with data, set <deployment><existing>true</existing>.");
    }

    @Test
    void takesNoServerForNewThatItsKeysMayHaveStarted() {
        assertThat(outcome(false, false).advice(FOLDER, Optional.empty()))
                .startsWith(HAND_OVER.lines(FOLDER, Optional.empty()).toArray(String[]::new))
                .hasSize(3)
                .endsWith("Sign in at https://is.example.com:9443/console as admin; the password is in a safe.");
    }

    @Test
    void saysOfAServerWithDataThatTheAdministratorsPasswordStaysAndHowToChangeIt() {
        assertThat(outcome(true, false).advice(FOLDER, Optional.empty()))
                .startsWith(HAND_OVER.lines(FOLDER, Optional.empty()).toArray(String[]::new))
                .hasSize(3)
                .endsWith("Note that the administrator's password remains the one in the server's database:"
                        + " [super_admin]"
                        + " is read at the first start only. If it is still the product's default, sign in"
                        + " at https://is.example.com:9443/console as admin and change it there.");
    }

    private static HardeningResult outcome(boolean existing, boolean assumedNew) {
        var signIn = new SignIn("https://is.example.com:9443/console", "admin", "in a safe");
        return new HardeningResult(
                List.of(),
                List.of(),
                List.of(),
                HAND_OVER,
                Optional.of(signIn),
                FragmentOverrides.none(),
                new Attribution(),
                existing,
                assumedNew);
    }
}
