package io.github.ishardening.hardening.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretsMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StartInstructionsTest {

    private static final String WORDS = "the first line of vault.txt";
    private static final Optional<StartCommand> START =
            Optional.of(new StartCommand("unzip -q is.zip && ", "./is", "bin/wso2server.sh"));
    private static final String ONCE =
            "  The server deletes password-tmp when it has read it, and waits for ever without it:"
                    + " every start needs it anew. Under the name password-persist it stays.";
    private static final String CONTAINER =
            "  In a container mount it from a secret, never in the image (Kubernetes: fill in out/kubernetes-secret.yaml).";

    @Test
    void startsItWithThePasswordThatIsElsewhere() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.NONE, START))
                .containsExactly(
                        "To start it:",
                        "  unzip -q is.zip && (umask 077; head -n 1 vault.txt > ./is/password-tmp) && sh ./is/bin/wso2server.sh",
                        ONCE,
                        CONTAINER);
    }

    @Test
    void saysWhatToWriteWhereNoCommandDoes() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.NONE, Optional.empty()))
                .containsExactly(
                        "To start it: write " + WORDS
                                + ", and nothing else, into a file password-tmp in the server's folder"
                                + " (on Windows password-tmp.txt), and run its script in bin.",
                        ONCE,
                        CONTAINER);
        assertThat(new OperatorFiles(
                                SecretsMode.VAULT,
                                new TreeSet<>(),
                                PasswordFile.NONE,
                                Secret.of("secret"),
                                new SecretPlace("the password of the server x in settings.xml", Optional.empty()))
                        .lines(Path.of("out"), START))
                .startsWith(
                        "To start it: write the password of the server x in settings.xml, and nothing else, into a file"
                                + " password-tmp in the server's folder (on Windows password-tmp.txt), and run its script in bin.");
    }

    @Test
    void startsItOnceWithTheFileThatIsWritten() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.TMP, START))
                .containsExactly(
                        "To start it:",
                        "  unzip -q is.zip && (umask 077; cat out/password-tmp > ./is/password-tmp)"
                                + " && sh ./is/bin/wso2server.sh",
                        ONCE,
                        CONTAINER);
    }

    @Test
    void startsItForGoodWithTheFileThatIsWritten() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.PERSIST, START))
                .containsExactly(
                        "To start it:",
                        "  unzip -q is.zip && (umask 077; cat out/password-persist > ./is/password-persist)"
                                + " && sh ./is/bin/wso2server.sh",
                        "  password-persist stays there for all restarts: let nobody but the server's user read it.",
                        CONTAINER);
        assertThat(lines(SecretsMode.VAULT, PasswordFile.PERSIST, Optional.empty()))
                .startsWith("To start it: copy out/password-persist into the server's folder (on Windows"
                        + " password-persist.txt), and run its script in bin.");
    }

    @Test
    void namesTheVariablesOfTheUserToo() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.PERSIST, START, "DB_HOST", "MAIL_HOST"))
                .endsWith("Set DB_HOST, MAIL_HOST too; a missing one stops the start (out/env.sample has the names).");
    }

    @Test
    void namesTheVariablesThatTheServerNeeds() {
        assertThat(lines(SecretsMode.ENVIRONMENT, PasswordFile.NONE, START, "IS_ADMIN_PASSWORD", "IS_TLS_PASSWORD"))
                .containsExactly(
                        "To start it: set IS_ADMIN_PASSWORD, IS_TLS_PASSWORD.",
                        "  unzip -q is.zip && sh ./is/bin/wso2server.sh",
                        "  out/env.sample has the names for a shell, systemd or docker run --env-file; fill in"
                                + " out/kubernetes-secret.yaml for Kubernetes.",
                        "  A missing one stops the start. The values end up in clear in the server's rendered files; only",
                        "  <secrets><mode>vault</mode> keeps them encrypted.");
    }

    @Test
    void warnsOfSecretsInClear() {
        assertThat(lines(SecretsMode.PLAIN, PasswordFile.NONE, START))
                .containsExactly(
                        "To start it:",
                        "  unzip -q is.zip && sh ./is/bin/wso2server.sh",
                        "The configuration holds the secrets in clear, so anyone with this bundle can read them;",
                        "  where there is a deployment.toml, <secrets><mode>vault</mode> keeps them encrypted.");
    }

    private static List<String> lines(
            SecretsMode mode, PasswordFile file, Optional<StartCommand> start, String... variables) {
        return new OperatorFiles(
                        mode,
                        new TreeSet<>(List.of(variables)),
                        file,
                        Secret.of("secret"),
                        new SecretPlace(WORDS, Optional.of("head -n 1 vault.txt")))
                .lines(Path.of("out"), start);
    }
}
