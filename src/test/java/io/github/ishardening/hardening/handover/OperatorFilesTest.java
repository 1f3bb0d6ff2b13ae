package io.github.ishardening.hardening.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretsMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorFilesTest {

    private static final String PASSWORD = "Secret.of-the_vault";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"TMP, password-tmp", "PERSIST, password-persist"})
    void writesThePasswordFileForItsOwnerAlone(PasswordFile file, String name) throws IOException {
        write(SecretsMode.VAULT, file);

        assertThat(names()).containsExactly("kubernetes-secret.yaml", name);
        assertThat(folder.resolve(name)).hasContent(PASSWORD + "\n");
        assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void writesNoPasswordUnlessAsked() throws IOException {
        write(SecretsMode.VAULT, PasswordFile.NONE);

        assertThat(names()).containsExactly("kubernetes-secret.yaml");
        assertThat(folder.resolve("kubernetes-secret.yaml")).hasContent("""
                # Fill in the value of internal.password in secrets.properties, or of the source that <keystores><internal>
                # names. Mount the Secret into the server's folder:
                #
                #   volumeMounts: [{name: vault, mountPath: <server's folder>/password-persist, subPath: password-persist, readOnly: true}]
                #   volumes: [{name: vault, secret: {secretName: identity-server-vault, defaultMode: 0400}}]
                #   securityContext: {fsGroup: <group of the server's user>}  # of the pod; otherwise only root can read it
                apiVersion: v1
                kind: Secret
                metadata:
                  name: identity-server-vault
                type: Opaque
                stringData:
                  password-persist: ""
                """);
    }

    @Test
    void namesVariablesWithoutValues() throws IOException {
        write(SecretsMode.ENVIRONMENT, PasswordFile.NONE, "IS_TLS_PASSWORD", "IS_ADMIN_PASSWORD");

        assertThat(names()).containsExactly("env.sample", "kubernetes-secret.yaml");
        assertThat(Files.readAllLines(folder.resolve("env.sample")))
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactly("IS_ADMIN_PASSWORD=", "IS_TLS_PASSWORD=");
        assertThat(folder.resolve("kubernetes-secret.yaml")).hasContent("""
                # Fill in the values from secrets.properties, and your own. Hand the Secret to the server's container:
                #
                #   envFrom: [{secretRef: {name: identity-server-environment}}]
                apiVersion: v1
                kind: Secret
                metadata:
                  name: identity-server-environment
                type: Opaque
                stringData:
                  IS_ADMIN_PASSWORD: ""
                  IS_TLS_PASSWORD: ""
                """);
    }

    @Test
    void writesASecretForTheVaultAndOneForVariables() throws IOException {
        write(SecretsMode.VAULT, PasswordFile.NONE, "DB_HOST");

        assertThat(names()).containsExactly("env.sample", "kubernetes-secret.yaml");
        assertThat(Files.readString(folder.resolve("kubernetes-secret.yaml")))
                .contains("  password-persist: \"\"\n---\n#", "  DB_HOST: \"\"\n");
    }

    @Test
    void takesOutWhatAnEarlierBuildWrote() throws IOException {
        write(SecretsMode.VAULT, PasswordFile.PERSIST);
        Path ones = Files.writeString(folder.resolve("notes.txt"), "somebody's own");
        write(SecretsMode.PLAIN, PasswordFile.NONE);

        assertThat(names()).containsExactly(ones.getFileName().toString());
    }

    @Test
    void leavesAFileAloneThatIsRightAlready() throws IOException {
        write(SecretsMode.VAULT, PasswordFile.TMP);
        var before = Files.getLastModifiedTime(folder.resolve("password-tmp"));
        Object key =
                Files.readAttributes(folder.resolve("password-tmp"), "fileKey").get("fileKey");
        write(SecretsMode.VAULT, PasswordFile.TMP);

        assertThat(Files.getLastModifiedTime(folder.resolve("password-tmp"))).isEqualTo(before);
        assertThat(Files.readAttributes(folder.resolve("password-tmp"), "fileKey"))
                .containsEntry("fileKey", key);
    }

    @Test
    void tellsNoPassword() {
        assertThat(handOver(SecretsMode.VAULT, PasswordFile.TMP)).asString().doesNotContain(PASSWORD);
    }

    private void write(SecretsMode mode, PasswordFile file, String... variables) throws IOException {
        handOver(mode, file, variables).writeTo(folder);
    }

    private static OperatorFiles handOver(SecretsMode mode, PasswordFile file, String... variables) {
        return new OperatorFiles(
                mode,
                new TreeSet<>(List.of(variables)),
                file,
                Secret.of(PASSWORD),
                new SecretPlace("the first line of vault.txt", Optional.of("head -n 1 vault.txt"), Optional.empty()));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
