package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretResolverTest {

    private static final String WHERE = "<keystores><tls><password>";

    @TempDir
    Path folder;

    private final Map<String, String> environment = Map.of("IS_TLS_PASSWORD", "from-env", "EMPTY", "");
    private final Map<String, Secret> servers = Map.of("is-tls", Secret.of("from-settings"));
    private final List<String> warnings = new ArrayList<>();
    private final SecretResolver resolver = new SecretResolver(
            name -> Optional.ofNullable(environment.get(name)),
            id -> Optional.ofNullable(servers.get(id)),
            new UserLog() {
                @Override
                public void info(String message) {
                    throw new AssertionError(message);
                }

                @Override
                public void warn(String message) {
                    warnings.add(message);
                }
            });

    @Test
    void fetchesFromTheEnvironment() throws IOException {
        assertThat(resolve(new SecretSource.Environment("IS_TLS_PASSWORD"))).isEqualTo(Secret.of("from-env"));
    }

    @Test
    void fetchesFromTheSettings() throws IOException {
        assertThat(resolve(new SecretSource.ServerSetting("is-tls"))).isEqualTo(Secret.of("from-settings"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from-file", "from-file\n", "from-file\r\nsecond line\r\n", "\uFEFFfrom-file\n"})
    void fetchesTheFirstLineOfAFile(String content) throws IOException {
        Path file = file(content, "rw-------");

        assertThat(resolve(new SecretSource.FileSource(file))).isEqualTo(Secret.of("from-file"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void warnsOfAFileThatEverybodyCanRead() throws IOException {
        Path file = file("from-file", "rw-r--r--");

        resolve(new SecretSource.FileSource(file));

        assertThat(warnings)
                .containsExactly(file + " can be read by everyone on this machine; protect the secret with chmod 600.");
    }

    @Test
    void namesTheVariableThatIsNotSet() {
        assertProblem(
                new SecretSource.Environment("IS_NOTHING"),
                "<env>: the environment variable IS_NOTHING is not set."
                        + " Set it for the build, or remove the source to generate a secret.");
    }

    @Test
    void namesTheServerThatIsNotInTheSettings() {
        assertProblem(
                new SecretSource.ServerSetting("other"),
                "<server>: settings.xml has no server other with a password."
                        + " Add one, or remove the source to generate a secret.");
    }

    @Test
    void namesTheFileThatIsNotThere() {
        Path file = folder.resolve("missing");

        assertProblem(
                new SecretSource.FileSource(file),
                "<file>: " + file
                        + " doesn't exist. Write the secret into its first line, or remove the source to generate a secret.");
    }

    @Test
    void suggestsNoGeneratedSecretWhereItWouldBeUseless() {
        assertUseless(
                new SecretSource.Environment("IS_NOTHING"),
                "<env>: the environment variable IS_NOTHING is not set. Set it for the build.");
        assertUseless(
                new SecretSource.ServerSetting("other"),
                "<server>: settings.xml has no server other with a password. Add one.");
        Path file = folder.resolve("missing");
        assertUseless(
                new SecretSource.FileSource(file),
                "<file>: " + file + " doesn't exist. Write the secret into its first line.");
    }

    private void assertUseless(SecretSource source, String message) {
        assertThatThrownBy(() -> resolver.resolve(new PlacedSource(WHERE, source), SecretRule.ANY))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + message);
    }

    @Test
    void refusesAnEmptySecret() throws IOException {
        assertProblem(new SecretSource.Environment("EMPTY"), "<env>: the secret is empty.");
        assertProblem(new SecretSource.FileSource(file("\nsecond line", "rw-------")), "<file>: the secret is empty.");
        assertProblem(new SecretSource.FileSource(file("", "rw-------")), "<file>: the secret is empty.");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        Path file = file("x".repeat(64 * 1024 + 1), "rw-------");

        assertProblem(
                new SecretSource.FileSource(file),
                "<file>: " + file
                        + " is larger than 64 KiB, too large for a secret. Specify the file that contains the secret.");
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin"), "hunter\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertProblem(new SecretSource.FileSource(file), "<file>: " + file + " is not UTF-8 text. Save it as UTF-8.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"short", "with blank", "tab\tinside", "hunt\u00e4r2", "hunter2\u007f"})
    void refusesWhatNoKeyStoreTakes(String secret) {
        assertRefused(
                SecretRule.STORE_PASSWORD,
                secret,
                "isn't a valid keystore password: it needs 6 or more printable ASCII characters without spaces.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunt&er2",
                "hunt<er2",
                "hunt>er2",
                "hunt\"er2",
                "hunt'er2",
                "hunt$er2",
                "hunt er2",
                "hunt\u00e4r2",
                "hunt{er2",
                "hunt}er2",
                "hunt\\er2",
                "hunt#er2",
                "hunt%er2",
                "[hunter2]"
            })
    void refusesWhatTheServerWouldCopyUnescaped(String secret) {
        assertRefused(
                SecretRule.COPIED,
                secret,
                "can't be copied into the server's files, because the server doesn't escape it: it may contain only"
                        + " ASCII letters, digits and _ . - ~ @ * + , : ; = / ? ! |.");
        assertRefused(
                SecretRule.COPIED_STORE_PASSWORD,
                secret,
                "isn't a valid keystore password: the server copies it into its files without escaping it, so it must"
                        + " consist of 6 or more ASCII letters, digits and _ . - ~ @ * + , : ; = / ? ! |.");
    }

    @ParameterizedTest
    @CsvSource({
        "VAULT, STORE_PASSWORD, ANY",
        "ENVIRONMENT, COPIED_STORE_PASSWORD, COPIED",
        "PLAIN, COPIED_STORE_PASSWORD, COPIED"
    })
    void isStricterWhereTheServerCopiesSecrets(SecretsMode mode, SecretRule store, SecretRule value) {
        assertThat(SecretRule.forStorePassword(mode)).isEqualTo(store);
        assertThat(SecretRule.forValue(mode)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunt&er<2>$'\"", "hunter2", "{[(#%\\`^)]}"})
    void takesEveryPrintableCharacterForAKeyStoreInTheVault(String secret) {
        SecretRule.STORE_PASSWORD.check(WHERE, Secret.of(secret));

        assertThat(secret).isPrintable();
    }

    private Secret resolve(SecretSource source) throws IOException {
        return resolver.resolve(new PlacedSource(WHERE, source).orGenerated(), SecretRule.STORE_PASSWORD);
    }

    private void assertProblem(SecretSource source, String message) {
        assertThatThrownBy(() -> resolve(source))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + message);
    }

    private static void assertRefused(SecretRule rule, String secret, String complaint) {
        assertThatThrownBy(() -> rule.check(WHERE, Secret.of(secret)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + ": the secret " + complaint
                        + " Choose another one, or remove the source to generate one.");
    }

    private Path file(String content, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
