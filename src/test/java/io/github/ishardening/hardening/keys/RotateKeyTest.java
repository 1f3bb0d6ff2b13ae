package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.Keytool;
import io.github.ishardening.keys.ImportedStore;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.EncryptionKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotateKeyTest {

    private static final String NEXT_BUILD = "The next build installs the new key in the server.";
    private static final String VAULT =
            "It also re-encrypts the server's vault. The password for password-tmp or password-persist is still";
    private static final String FORMER =
            "  internal.password. The former store is kept in the keys directory, in former/.";
    private static final String SOURCE = "  Source: WSO2's documentation, \"An Overview of Symmetric Encryption\""
            + " (https://is.docs.wso2.com/en/5.11.0/administer/symmetric-overview/).";
    private static final String SINCE_7_1 = "4.10.42";

    @TempDir
    Path temporary;

    private KeyBuilds builds;

    @BeforeEach
    void startWithoutKeys() {
        builds = new KeyBuilds(temporary.resolve("keys"));
    }

    @Test
    void goesOnToReadWithTheFormerEncryptionKey() throws Exception {
        Secret former = builds.run(SINCE_7_1).encryption().orElseThrow().key();
        String lock = Files.readString(builds.folder.resolve("keys.lock"));

        List<String> advice = rotate("encryption", SINCE_7_1, false);

        EncryptionKeys keys = builds.run(SINCE_7_1).encryption().orElseThrow();
        assertThat(keys.key()).isNotEqualTo(former);
        assertThat(keys.oldKey()).contains(former);
        assertThat(Files.readString(builds.folder.resolve("keys.lock")))
                .isNotEqualTo(lock)
                .hasSameSizeAs(lock);
        assertThat(advice)
                .containsExactly(
                        NEXT_BUILD,
                        "The server encrypts with the new key and still decrypts with the former one, which is now",
                        "  [encryption] old_key. Start all nodes of a cluster together: a node that has only the"
                                + " former key",
                        "  can't read what the others write. Stored data remains encrypted with the former key until it"
                                + " is",
                        "  rewritten; remove encryption.old-key from secrets.properties when no such data is left.",
                        "  Source: WSO2's documentation, \"Data Encryption Key Rotation\""
                                + " (https://is.docs.wso2.com/en/7.1.0/deploy/security/symmetric-encryption/data-encryption-keyrotation/).");
    }

    @Test
    void losesNoDataUnlessThatIsAccepted() throws Exception {
        Secret former = builds.run("4.10.32").encryption().orElseThrow().key();
        var before = builds.snapshot();
        assertThatThrownBy(() -> rotate("encryption", "4.10.32", false))
                .isInstanceOf(ProblemException.class)
                .hasMessage("is-hardening.role: is encryption, but WSO2 Identity Server 7 supports only one key:"
                        + " encrypted data would be lost. Follow WSO2's documentation, \"Blue-Green Data"
                        + " Encryption Key Rotation\""
                        + " (https://is.docs.wso2.com/en/6.0.0/deploy/security/blue-green-data-encryption-keyrotation/),"
                        + " then set is-hardening.acceptDataLoss=true.");
        assertThat(builds.snapshot()).isEqualTo(before);

        assertThat(rotate("encryption", "4.10.32", true))
                .startsWith(
                        NEXT_BUILD,
                        "The server can't decrypt data that it stored with the former key: passwords of secondary user",
                        "  stores and event publishers, TOTP secrets, OAuth tokens and client secrets where these are"
                                + " encrypted.");

        EncryptionKeys keys = builds.run("4.10.32").encryption().orElseThrow();
        assertThat(keys.key()).isNotEqualTo(former);
        assertThat(keys.oldKey()).isEmpty();
        // What moves the data needs both.
        assertThat(builds.secrets()).containsEntry("encryption.old-key", former.reveal());
    }

    @Test
    void givesUpNoOldKeyThatIsStillNeeded() throws Exception {
        builds.run(SINCE_7_1);
        rotate("encryption", SINCE_7_1, false);
        assertThatThrownBy(() -> rotate("encryption", SINCE_7_1, false))
                .isInstanceOf(ProblemException.class)
                .hasMessage(builds.path("secrets.properties")
                        + ": still has an encryption.old-key, and the server supports only one old key: data"
                        + " encrypted with that one would be lost. Remove it once everything is re-encrypted, or set"
                        + " is-hardening.acceptDataLoss=true.");
    }

    @Test
    void replacesALostEncryptionKeyOnlyWhereTheLossIsAccepted() throws Exception {
        builds.run(SINCE_7_1);
        Files.delete(builds.folder.resolve("secrets.properties"));
        assertThatThrownBy(() -> rotate("encryption", SINCE_7_1, false))
                .isInstanceOf(ProblemException.class)
                .hasMessage(builds.path("secrets.properties")
                        + ": encryption.key is missing, so it can't become the old key: data encrypted with"
                        + " it would"
                        + " be lost."
                        + " Restore the one that keys.lock expects from a backup, or set"
                        + " is-hardening.acceptDataLoss=true.");
        rotate("encryption", SINCE_7_1, true);
        assertThat(builds.secrets()).containsKey("encryption.key").doesNotContainKey("encryption.old-key");
    }

    @Test
    void tellsWhereTheFormerEncryptionKeyIsStillNamed() throws Exception {
        builds.name(SecretName.ENCRYPTION_KEY, "<secrets><encryptionKey>", "0123456789abcdef");
        builds.run(SINCE_7_1);
        assertThat(rotate("encryption", SINCE_7_1, false))
                .contains("Remove <secrets><encryptionKey> from the configuration: it refers to the former key.");
        builds.sources.clear();
        assertThat(builds.run(SINCE_7_1).encryption().orElseThrow().oldKey()).contains(Secret.of("0123456789abcdef"));
    }

    @Test
    void needsToKnowTheServerForTheEncryptionKey() {
        assertThatThrownBy(() -> rotation(Optional.empty(), false).rotate("encryption"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "<distribution>: is missing: the effect on data encrypted with the current key depends on the"
                                + " server's version. Specify it with -Dis-hardening.distribution=...");
        assertThatThrownBy(() -> rotate("encryption", "4.5.1", false))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "is-hardening.role: is encryption, but WSO2 Identity Server 7 has no [encryption] key. Before"
                                + " Identity Server 5.11, the internal key encrypts stored data.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "primary | From its next start, the server signs tokens and SAML with the new key. Before that, give",
                "tls | Clients that pinned the former certificate need certificates/tls.pem before the server"
                        + " presents it.",
                "ca | Everyone who trusts certificates/ca.pem needs the new one (goal export-certificates) before the",
                "internal | " + VAULT
            })
    void replacesTheKeyOfARoleWithoutTheServer(String role, String advice) throws Exception {
        var before = hashes(builds.run());

        assertThat(rotation(Optional.empty(), false).rotate(role)).startsWith(NEXT_BUILD, advice);

        var after = hashes(builds.run());
        assertThat(after)
                .allSatisfy((other, hash) -> assertThat(hash.equals(before.get(other)))
                        .isEqualTo(!other.id().equals(role)));
    }

    @Test
    void keepsTheInternalKeyThatDecryptsData() throws Exception {
        builds.run("4.5.1");
        var before = builds.snapshot();
        assertThatThrownBy(() -> rotate("internal", "4.5.1", false))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "is-hardening.role: is internal, but on WSO2 Identity Server 7 it encrypts stored data, which"
                                + " would be lost. Re-encrypt the data with the new key first (WSO2's documentation,"
                                + " \"An"
                                + " Overview of Symmetric Encryption\""
                                + " (https://is.docs.wso2.com/en/5.11.0/administer/symmetric-overview/)), then set"
                                + " is-hardening.acceptDataLoss=true.");
        assertThat(builds.snapshot()).isEqualTo(before);
        assertThat(rotate("internal", "4.5.1", true))
                .endsWith(
                        VAULT,
                        FORMER,
                        "Identity Server before 5.11 can no longer decrypt data that it encrypted with the former key:",
                        "  re-encrypt that data before the first start with the new key.",
                        SOURCE);
        assertThat(builds.snapshot().keySet()).anyMatch(name -> name.startsWith("former/internal-"));
    }

    @Test
    void tellsThatALaterServerDoesNotNeedTheInternalKeyForItsData() throws Exception {
        builds.run(SINCE_7_1);
        assertThat(rotate("internal", SINCE_7_1, false))
                .containsExactly(
                        NEXT_BUILD,
                        VAULT,
                        FORMER,
                        "Identity Server 5.11 and later encrypts stored data with [encryption] key, and can still"
                                + " decrypt it, except",
                        "  data from earlier versions that was never re-encrypted with that key.",
                        SOURCE);
    }

    @Test
    void tellsWhichServersNeedTheInternalKeyIfTheVersionIsUnknown() throws Exception {
        builds.run();
        assertThat(rotation(Optional.empty(), false).rotate("internal"))
                .containsExactly(
                        NEXT_BUILD,
                        VAULT,
                        FORMER,
                        "Identity Server before 5.11 can no longer decrypt data that it encrypted with the former key:",
                        "  re-encrypt that data before the first start with the new key.",
                        "Identity Server 5.11 and later encrypts stored data with [encryption] key, and can still"
                                + " decrypt it, except",
                        "  data from earlier versions that was never re-encrypted with that key.",
                        SOURCE);
    }

    @Test
    void takesOverAnotherGivenKey() throws Exception {
        var keytool = new Keytool(temporary);
        String[] options = {"-keyalg", "EC", "-groupname", "secp256r1", "-ext", "san=dns:is.example.com"};
        builds.name(SecretName.TLS_PASSWORD, "<keystores><tls><password>", Keytool.STORE_PASSWORD);
        give(keytool.store("one.p12", "one", options));
        builds.run();
        assertThatThrownBy(() -> rotation(Optional.empty(), false).rotate("tls"))
                .isInstanceOf(ProblemException.class)
                .hasMessageMatching(
                        "<keystores><tls>: provides the key sha256:[0-9a-f]{64}, which is already in use\\. Provide"
                                + " the new key first\\.");
        give(keytool.store("other.p12", "other", options));

        rotation(Optional.empty(), false).rotate("tls");

        assertThat(builds.run()
                        .key(Role.TLS)
                        .entry()
                        .certificate()
                        .getSubjectX500Principal()
                        .getName())
                .isEqualTo("CN=other,O=Example");
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatThrownBy(() -> rotation(Optional.empty(), false).rotate("vault"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("is-hardening.role: must be one of primary, internal, tls, ca, encryption, but is vault."
                        + " Specify"
                        + " the key to replace with -Dis-hardening.role=...");
    }

    @Test
    void replacesNothingInAFrozenDirectory() throws Exception {
        builds.run(SINCE_7_1);
        builds.frozen = true;
        var before = builds.snapshot();
        assertThatThrownBy(() -> rotate("encryption", SINCE_7_1, false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(
                        builds.path("keys.lock") + ": would be written, but the keys directory is frozen.");
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    private void give(Path store) {
        builds.given.put(Role.TLS, new ImportedStore(Role.TLS, store, Optional.empty()));
    }

    private List<String> rotate(String key, String kernel, boolean dataLossAccepted) throws IOException {
        try (var server = server(kernel)) {
            return rotation(Optional.of(server), dataLossAccepted).rotate(key);
        }
    }

    private KeyRotation rotation(Optional<Distribution> server, boolean dataLossAccepted) throws IOException {
        return new KeyRotation(builds.request(), builds.surroundings(), server, dataLossAccepted, false);
    }

    /** The least that passes for an Identity Server on this kernel. */
    private Distribution server(String kernel) throws IOException {
        Path folder = temporary.resolve("server-" + kernel);
        Map<String, String> files = Map.of(
                "bin/version.txt", "WSO2 Identity Server v7\n",
                "bin/wso2carbon-version.txt", "WSO2 Carbon Framework v" + kernel + "\n",
                "repository/conf/deployment.toml", "[server]\n",
                "repository/resources/conf/default.json", "{}\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return Distribution.open(folder);
    }

    private static Map<Role, String> hashes(ServerKeys keys) {
        return Map.of(
                Role.CA, Spki.sha256(keys.key(Role.CA).entry().certificate()),
                Role.PRIMARY, Spki.sha256(keys.key(Role.PRIMARY).entry().certificate()),
                Role.INTERNAL, Spki.sha256(keys.key(Role.INTERNAL).entry().certificate()),
                Role.TLS, Spki.sha256(keys.key(Role.TLS).entry().certificate()));
    }
}
