package io.github.ishardening.hardening.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretSource;
import io.github.ishardening.secret.SecretsMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StartInstructionsTest {

    private static final String WORDS = "the first line of vault.txt";
    private static final Optional<StartCommand> START =
            Optional.of(new PosixStart(Optional.of("is.zip"), "./is", "bin/wso2server.sh"));
    private static final Optional<StartCommand> WINDOWS =
            Optional.of(new PowerShellStart(Optional.of("is.zip"), ".\\is", "bin/wso2server.bat"));
    private static final String WINDOWS_LINE =
            "  & { $ErrorActionPreference = 'Stop'; Expand-Archive -LiteralPath 'is.zip' -DestinationPath ."
                    + " -ErrorAction"
                    + " Stop; Push-Location -LiteralPath '.\\is'; try { %scmd /d /c bin\\wso2server.bat }"
                    + " finally { Pop-Location } }";
    private static final String WINDOWS_FILE = "$f = Join-Path $PWD.ProviderPath '%s'; [IO.File]::WriteAllText($f, '');"
            + " icacls $f /inheritance:r /grant:r \"*$([Security.Principal.WindowsIdentity]::GetCurrent().User):F\" |"
            + " Out-Null; if ($LASTEXITCODE) { throw 'icacls failed' };"
            + " [IO.File]::WriteAllText($f, [IO.File]::ReadAllLines('%s')[0]); ";
    private static final String ONCE =
            "  The server deletes password-tmp after reading it, so every start needs a new one; without it,"
                    + " the server hangs. A file named password-persist is kept.";
    private static final String CONTAINER =
            "  In a container, mount the password file from a secret; never put it into the image (Kubernetes: fill in"
                    + " out/kubernetes-secret.yaml).";

    @Test
    void startsItWithThePasswordThatIsElsewhere() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.NONE, START))
                .containsExactly(
                        "To start it (JAVA_HOME must be set):",
                        "  mkdir ./is && unzip -q is.zip && (umask 077; head -n 1 vault.txt > ./is/password-tmp) &&"
                                + " sh ./is/bin/wso2server.sh",
                        ONCE,
                        CONTAINER);
    }

    @Test
    void saysWhatToWriteWhereNoCommandDoes() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.NONE, Optional.empty()))
                .containsExactly(
                        "To start it (JAVA_HOME must be set): write only " + WORDS
                                + " to the file password-tmp in the server's folder"
                                + " (on Windows password-tmp.txt), and run its script in bin.",
                        ONCE,
                        CONTAINER);
        assertThat(new OperatorFiles(
                                SecretsMode.VAULT,
                                new TreeSet<>(),
                                PasswordFile.NONE,
                                Secret.of("secret"),
                                new SecretPlace(
                                        "the password of the server x in settings.xml",
                                        Optional.empty(),
                                        Optional.empty()))
                        .lines(Path.of("out"), START))
                .startsWith(
                        "To start it (JAVA_HOME must be set): write only the password of the server x in settings.xml to the file"
                                + " password-tmp in"
                                + " the server's folder (on Windows password-tmp.txt), and run its script in bin.");
    }

    @Test
    void startsItOnceWithTheFileThatIsWritten() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.TMP, START))
                .containsExactly(
                        "To start it (JAVA_HOME must be set):",
                        "  mkdir ./is && unzip -q is.zip && (umask 077; head -n 1 out/password-tmp > ./is/password-tmp)"
                                + " && sh ./is/bin/wso2server.sh",
                        ONCE,
                        CONTAINER);
    }

    @Test
    void startsItForGoodWithTheFileThatIsWritten() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.PERSIST, START))
                .containsExactly(
                        "To start it (JAVA_HOME must be set):",
                        "  mkdir ./is && unzip -q is.zip && (umask 077; head -n 1 out/password-persist >"
                                + " ./is/password-persist)"
                                + " && sh ./is/bin/wso2server.sh",
                        "  password-persist remains there for all restarts: make it readable only by the server's"
                                + " user.",
                        CONTAINER);
        assertThat(lines(SecretsMode.VAULT, PasswordFile.PERSIST, Optional.empty()))
                .startsWith(
                        "To start it (JAVA_HOME must be set): copy out/password-persist into the server's folder (on Windows"
                                + " password-persist.txt), and run its script in bin.");
    }

    @Test
    void namesTheVariablesOfTheUserToo() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.PERSIST, START, "DB_HOST", "MAIL_HOST"))
                .endsWith("Also set DB_HOST, MAIL_HOST: the server doesn't start without them (they are listed in"
                        + " out/env.sample).");
    }

    @Test
    void namesTheVariablesThatTheServerNeeds() {
        assertThat(lines(SecretsMode.ENVIRONMENT, PasswordFile.NONE, START, "IS_ADMIN_PASSWORD", "IS_TLS_PASSWORD"))
                .containsExactly(
                        "To start it (JAVA_HOME must be set): set IS_ADMIN_PASSWORD, IS_TLS_PASSWORD.",
                        "  mkdir ./is && unzip -q is.zip && sh ./is/bin/wso2server.sh",
                        "  out/env.sample lists these variables for a shell, systemd or docker run --env-file; fill in"
                                + " out/kubernetes-secret.yaml for Kubernetes.",
                        "  The server doesn't start without them. The values end up in plain text in the server's"
                                + " rendered files; only",
                        "  <secrets><mode>vault</mode> keeps them encrypted.");
    }

    @Test
    void warnsOfSecretsInClear() {
        assertThat(lines(SecretsMode.PLAIN, PasswordFile.NONE, START))
                .containsExactly(
                        "To start it (JAVA_HOME must be set):",
                        "  mkdir ./is && unzip -q is.zip && sh ./is/bin/wso2server.sh",
                        "The configuration contains the secrets in plain text, so anyone with this distribution can"
                                + " read them;",
                        "  with a deployment.toml, <secrets><mode>vault</mode> keeps them encrypted.");
    }

    @Test
    void startsItInPowerShell() {
        assertThat(lines(SecretsMode.VAULT, PasswordFile.NONE, WINDOWS))
                .containsExactly(
                        "To start it in PowerShell (JAVA_HOME must be set):",
                        WINDOWS_LINE.formatted(WINDOWS_FILE.formatted("password-tmp.txt", "vault.txt")),
                        "  The server deletes password-tmp.txt after reading it, so every start needs a new one;"
                                + " without it,"
                                + " the server hangs. A file named password-persist.txt is kept.",
                        CONTAINER);
        assertThat(lines(SecretsMode.VAULT, PasswordFile.PERSIST, WINDOWS))
                .containsExactly(
                        "To start it in PowerShell (JAVA_HOME must be set):",
                        WINDOWS_LINE.formatted(WINDOWS_FILE.formatted(
                                "password-persist.txt", Path.of("out").resolve("password-persist"))),
                        "  password-persist.txt remains there for all restarts: make it readable only by the server's"
                                + " user.",
                        CONTAINER);
        assertThat(lines(SecretsMode.ENVIRONMENT, PasswordFile.NONE, WINDOWS, "IS_ADMIN_PASSWORD"))
                .startsWith(
                        "To start it in PowerShell (JAVA_HOME must be set): set IS_ADMIN_PASSWORD.",
                        WINDOWS_LINE.formatted(""));
        assertThat(lines(SecretsMode.PLAIN, PasswordFile.NONE, WINDOWS))
                .startsWith("To start it in PowerShell (JAVA_HOME must be set):", WINDOWS_LINE.formatted(""));
    }

    private static List<String> lines(
            SecretsMode mode, PasswordFile file, Optional<StartCommand> start, String... variables) {
        return new OperatorFiles(
                        mode,
                        new TreeSet<>(List.of(variables)),
                        file,
                        Secret.of("secret"),
                        SecretPlace.of(new SecretSource.FileSource(Path.of("vault.txt"))))
                .lines(Path.of("out"), start);
    }
}
