package io.github.ishardening.hardening.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretsMode;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StartInstructionsTest {

    private static final String PLACE = "the first line of vault.txt";
    private static final String CONTAINER =
            "  In a container mount it from a secret, never in the image (Kubernetes: fill in out/kubernetes-secret.yaml).";

    @Test
    void saysWhatToWriteWhereNoFileIsAskedFor() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.NONE))
                .containsExactly(
                        "To start it: write " + PLACE
                                + ", and nothing else, into a file password-tmp in the server's folder"
                                + " (password-tmp.txt on Windows).",
                        "  The server deletes the file when it has read it: every start needs it again. Without it"
                                + " the server asks on",
                        "  its console; where it has none, its log says Cannot invoke \"String.length()\" because \"str\" is"
                                + " null (NullPointerException),",
                        "  and it hangs: it neither answers nor ends, so stop it by its process id.",
                        "  For unattended restarts put the same value there as password-persist (password-persist.txt),"
                                + " which stays.",
                        CONTAINER);
    }

    @Test
    void saysWhereToCopyTheFileForOneStart() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.TMP))
                .startsWith(
                        "To start it: copy out/password-tmp into the server's folder (on Windows as password-tmp.txt).")
                .hasSize(6);
    }

    @Test
    void saysWhereToCopyTheFileForAllStarts() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.PERSIST))
                .containsExactly(
                        "To start it: copy out/password-persist into the server's folder (on Windows as"
                                + " password-persist.txt).",
                        "  It stays there for all restarts: let nobody but the server's user read it (chmod 600).",
                        CONTAINER);
    }

    @Test
    void namesTheVariablesOfTheUserToo() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.PERSIST, "DB_HOST", "MAIL_HOST"))
                .endsWith("Set DB_HOST, MAIL_HOST too; a missing one stops the start (out/env.sample has the names).");
    }

    @Test
    void namesTheVariablesThatTheServerNeeds() {
        assertThat(lines(SecretsMode.ENVIRONMENT, PasswordFile.NONE, "IS_ADMIN_PASSWORD", "IS_TLS_PASSWORD"))
                .containsExactly(
                        "To start it: set IS_ADMIN_PASSWORD, IS_TLS_PASSWORD.",
                        "  out/env.sample has the names for a shell, systemd or docker run --env-file; fill in"
                                + " out/kubernetes-secret.yaml for Kubernetes.",
                        "  A missing one stops the start. The values end up in plain text in the server's rendered"
                                + " files; only",
                        "  <secrets><mode>vault</mode> keeps them encrypted.");
    }

    @Test
    void warnsOfSecretsInClear() {
        assertThat(lines(SecretsMode.PLAIN, PasswordFile.NONE))
                .containsExactly(
                        "The configuration holds the secrets in plain text, so anyone with this bundle can read them;",
                        "  where there is a deployment.toml, <secrets><mode>vault</mode> keeps them encrypted.");
    }

    private static List<String> lines(SecretsMode mode, PasswordFile file, String... variables) {
        return new OperatorFiles(mode, new TreeSet<>(List.of(variables)), file, Secret.of("secret"), PLACE)
                .lines("out");
    }
}
