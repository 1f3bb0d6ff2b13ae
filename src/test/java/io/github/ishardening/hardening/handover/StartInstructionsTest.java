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
            "  In a container, mount it from a secret, never put it into the image (Kubernetes: fill in"
                    + " out/kubernetes-secret.yaml).";

    @Test
    void saysWhatToWriteWhereNoFileIsAskedFor() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.NONE))
                .containsExactly(
                        "To start it: write " + PLACE
                                + ", and nothing else, into a file password-tmp in the server's folder"
                                + " (password-tmp.txt on Windows).",
                        "  The server deletes the file after reading it, so every start needs a new one. Without it,"
                                + " the server prompts on",
                        "  its console; without a console, it logs Cannot invoke \"String.length()\" because \"str\" is"
                                + " null (NullPointerException),",
                        "  and hangs: it neither responds nor exits, so stop it by its process ID.",
                        "  For unattended restarts, put the same value into password-persist (password-persist.txt),"
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
                        "  It stays there for all restarts: make it readable only by the server's user (chmod 600).",
                        CONTAINER);
    }

    @Test
    void namesTheVariablesOfTheUserToo() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.PERSIST, "DB_HOST", "MAIL_HOST"))
                .endsWith("Set DB_HOST, MAIL_HOST too; the server doesn't start without them (out/env.sample has the"
                        + " names).");
    }

    @Test
    void namesTheVariablesThatTheServerNeeds() {
        assertThat(lines(SecretsMode.ENVIRONMENT, PasswordFile.NONE, "IS_ADMIN_PASSWORD", "IS_TLS_PASSWORD"))
                .containsExactly(
                        "To start it: set IS_ADMIN_PASSWORD, IS_TLS_PASSWORD.",
                        "  out/env.sample has the names for a shell, systemd or docker run --env-file; fill in"
                                + " out/kubernetes-secret.yaml for Kubernetes.",
                        "  The server doesn't start without them. The values end up in plain text in the server's"
                                + " rendered files; only",
                        "  <secrets><mode>vault</mode> keeps them encrypted.");
    }

    @Test
    void warnsOfSecretsInClear() {
        assertThat(lines(SecretsMode.PLAIN, PasswordFile.NONE))
                .containsExactly(
                        "The configuration contains the secrets in plain text, so anyone with this bundle can read"
                                + " them;",
                        "  with a deployment.toml, <secrets><mode>vault</mode> keeps them encrypted.");
    }

    private static List<String> lines(SecretsMode mode, PasswordFile file, String... variables) {
        return new OperatorFiles(mode, new TreeSet<>(List.of(variables)), file, Secret.of("secret"), PLACE)
                .lines("out");
    }
}
