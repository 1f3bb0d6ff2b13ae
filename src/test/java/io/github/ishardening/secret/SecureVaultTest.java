package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecureVaultTest {

    @TempDir
    static Path shared;

    private static InternalStore pkcs12;
    private static InternalStore jks;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeStores() throws Exception {
        pkcs12 = InternalStore.make(shared.resolve("pkcs12"), "PKCS12", "RSA");
        jks = InternalStore.make(shared.resolve("jks"), "JKS", "RSA");
    }

    @ParameterizedTest
    @CsvSource({
        "4.10.32, PKCS12, RSA",
        "4.10.32, PKCS12, OAEP",
        "4.10.32, JKS, OAEP",
        "4.7.1, JKS, RSA",
        "4.7.1, JKS, OAEP",
        "4.5.1, JKS, RSA",
        "4.5.1, JKS, OAEP"
    })
    void encryptsWhatTheVaultOfARealServerDecrypts(String version, String type, VaultAlgorithm algorithm)
            throws Exception {
        InternalStore store = type.equals("JKS") ? jks : pkcs12;
        Path inBundle =
                Path.of("repository/resources/security").resolve(store.path().getFileName());
        Files.createDirectories(folder.resolve(inBundle).getParent());
        Files.copy(store.path(), folder.resolve(inBundle));
        Map<String, String> secrets =
                Map.of("keystore_tls_password", "Abc_.-123", "db_password", "a&b<c\"d'$e{f} \u00e4\u20ac");
        SecureVault vault = store.vault(algorithm, empty());
        Map<String, String> entries = new TreeMap<>();
        secrets.forEach((alias, secret) -> entries.put(alias, vault.encrypt(alias, Secret.of(secret))));

        var conf = new SecretConf(inBundle.toString(), type, InternalStore.ALIAS, algorithm);

        assertThat(new RealVault(folder).decrypt(version, conf.text(), entries, InternalStore.PASSWORD))
                .isEqualTo(secrets);
    }

    @Test
    void encryptsWithASecretKeyWhatTheVaultOfARealServerDecrypts() throws Exception {
        Path inBundle = Path.of("repository/resources/security/internal.p12");
        Files.createDirectories(folder.resolve(inBundle).getParent());
        pkcs12.writeWithSecretKey(folder.resolve(inBundle));
        Map<String, String> secrets = Map.of("short", "a&b<c\"d'$e{f} \u00e4\u20ac", "long", "x".repeat(5000));
        SecureVault vault = pkcs12.vault(VaultAlgorithm.AES_GCM, empty());
        Map<String, String> entries = new TreeMap<>();
        secrets.forEach((alias, secret) -> entries.put(alias, vault.encrypt(alias, Secret.of(secret))));

        var conf =
                new SecretConf(inBundle.toString(), "PKCS12", InternalStore.SECRET_KEY_ALIAS, VaultAlgorithm.AES_GCM);

        assertThat(new RealVault(folder).decrypt("4.10.32", conf.text(), entries, InternalStore.PASSWORD))
                .isEqualTo(secrets);
    }

    @ParameterizedTest
    @EnumSource
    void usesACiphertextAgainWhileItHoldsTheSameSecret(VaultAlgorithm algorithm) {
        VaultFile first = empty();
        String before = pkcs12.vault(algorithm, first).encrypt("a", Secret.of("same"));
        VaultFile second = reread(first);

        String after = pkcs12.vault(algorithm, second).encrypt("a", Secret.of("same"));

        assertThat(after).isEqualTo(before);
        assertThat(second.changedContent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void encryptsAnotherSecretAfresh(VaultAlgorithm algorithm) {
        VaultFile file = empty();
        SecureVault vault = pkcs12.vault(algorithm, file);
        String before = vault.encrypt("a", Secret.of("one"));

        String after = vault.encrypt("a", Secret.of("two"));

        assertThat(after).isNotEqualTo(before);
        assertThat(vault.decrypt(after)).contains(Secret.of("two"));
    }

    @Test
    void encryptsAfreshForAnotherKey() {
        VaultFile file = empty();
        String before = pkcs12.vault(VaultAlgorithm.OAEP, file).encrypt("a", Secret.of("same"));

        String after = jks.vault(VaultAlgorithm.OAEP, file).encrypt("a", Secret.of("same"));

        assertThat(after).isNotEqualTo(before);
        assertThat(jks.vault(VaultAlgorithm.OAEP, file).decrypt(after)).contains(Secret.of("same"));
        assertThat(jks.vault(VaultAlgorithm.OAEP, file).decrypt(before)).isEmpty();
    }

    @Test
    void keepsTheCiphertextsOfBothAlgorithms() {
        VaultFile file = empty();
        String rsa = pkcs12.vault(VaultAlgorithm.RSA, file).encrypt("a", Secret.of("same"));
        String oaep = pkcs12.vault(VaultAlgorithm.OAEP, file).encrypt("a", Secret.of("same"));

        assertThat(oaep).isNotEqualTo(rsa);
        assertThat(pkcs12.vault(VaultAlgorithm.RSA, file).encrypt("a", Secret.of("same")))
                .isEqualTo(rsa);
    }

    @Test
    void encryptsAfreshInThePlaceOfADamagedCiphertext() {
        VaultFile file = empty();
        SecureVault vault = pkcs12.vault(VaultAlgorithm.OAEP, file);
        String good = vault.encrypt("a", Secret.of("same"));
        byte[] damaged =
                text(file).replace(good.substring(0, 40), "A".repeat(40)).getBytes(StandardCharsets.US_ASCII);
        VaultFile second = new VaultFile(VaultFile.NAME, Optional.of(damaged));

        String again = pkcs12.vault(VaultAlgorithm.OAEP, second).encrypt("a", Secret.of("same"));

        assertThat(vault.decrypt(again)).contains(Secret.of("same"));
        assertThat(text(second)).contains(again.replace("=", "\\=")).doesNotContain("A".repeat(40));
    }

    @Test
    void encryptsAfreshWhereACiphertextIsKeptUnderTheNameOfAnotherAlgorithm() {
        VaultFile file = empty();
        String oaep = pkcs12.vault(VaultAlgorithm.OAEP, file).encrypt("a", Secret.of("same"));
        byte[] moved = text(file).replace("vault.a.oaep", "vault.a.rsa").getBytes(StandardCharsets.US_ASCII);
        SecureVault vault = pkcs12.vault(VaultAlgorithm.RSA, new VaultFile(VaultFile.NAME, Optional.of(moved)));

        String rsa = vault.encrypt("a", Secret.of("same"));

        assertThat(rsa).isNotEqualTo(oaep);
        assertThat(pkcs12.vault(VaultAlgorithm.RSA, empty()).decrypt(rsa)).contains(Secret.of("same"));
    }

    @Test
    void keepsNothingThatHelpsToGuessASecret() {
        VaultFile file = empty();
        pkcs12.vault(VaultAlgorithm.OAEP, file).encrypt("a", Secret.of("weak"));

        assertThat(text(file).lines().filter(line -> !line.startsWith("#")))
                .singleElement()
                .asString()
                .matches("vault\\.a\\.oaep=sha256\\\\:[0-9a-f]{64} [A-Za-z0-9+/]{342}\\\\=\\\\= [0-9a-f]{64}");
    }

    @ParameterizedTest
    @EnumSource
    void decryptsNothingThatIsProven(VaultAlgorithm algorithm) {
        VaultFile first = empty();
        String before = pkcs12.vault(algorithm, first).encrypt("a", Secret.of("same"));
        SecureVault vault = pkcs12.vault(algorithm, reread(first));

        vault.encrypt("a", Secret.of("same"));

        assertThat(vault.decryptions().of(vault.cipher(), before, ciphertext -> {
                    throw new AssertionError("decrypted again");
                }))
                .contains(Secret.of("same"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 0123"})
    void takesACiphertextWithoutItsProofIfItDecrypts(String proof) {
        VaultFile first = empty();
        String before = pkcs12.vault(VaultAlgorithm.OAEP, first).encrypt("a", Secret.of("same"));
        byte[] unproven =
                text(first).replaceAll(" [0-9a-f]{64}\\n", proof + "\n").getBytes(StandardCharsets.US_ASCII);
        VaultFile second = new VaultFile(VaultFile.NAME, Optional.of(unproven));

        assertThat(pkcs12.vault(VaultAlgorithm.OAEP, second).encrypt("a", Secret.of("same")))
                .isEqualTo(before);
        assertThat(second.changedContent()).isEmpty();
    }

    @Test
    void neverTakesAProofForAnotherCiphertext() {
        VaultFile file = empty();
        SecureVault vault = pkcs12.vault(VaultAlgorithm.OAEP, file);
        String first = vault.encrypt("a", Secret.of("same"));
        String other = vault.encrypt("b", Secret.of("other"));
        String swapped = text(file).replace(escaped(first), escaped(other));
        VaultFile second = new VaultFile(VaultFile.NAME, Optional.of(swapped.getBytes(StandardCharsets.US_ASCII)));

        String again = pkcs12.vault(VaultAlgorithm.OAEP, second).encrypt("a", Secret.of("same"));

        assertThat(again).isNotIn(first, other);
        assertThat(vault.decrypt(again)).contains(Secret.of("same"));
    }

    private static String escaped(String base64) {
        return base64.replace("=", "\\=");
    }

    @ParameterizedTest
    @CsvSource({"RSA, 245, RSA", "OAEP, 214, RSA/ECB/OAEPwithSHA1andMGF1Padding"})
    void refusesASecretThatIsTooLongForTheKey(VaultAlgorithm algorithm, int longest, String transformation) {
        SecureVault vault = pkcs12.vault(algorithm, empty());

        assertThat(vault.decrypt(vault.encrypt("a", Secret.of("x".repeat(longest)))))
                .isPresent();
        assertThatThrownBy(() -> vault.encrypt("a", Secret.of("x".repeat(longest + 1))))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "[secrets] a: the secret is " + (longest + 1)
                                + " bytes long, but the vault's RSA-2048 key can encrypt at most " + longest + " ("
                                + transformation
                                + "). Choose a shorter one or, for Identity Server 7.1 and later, set <secrets><vaultKey> to aes.");
    }

    @Test
    void refusesAKeyThatIsNotRsa() throws Exception {
        InternalStore elliptic = InternalStore.make(folder, "PKCS12", "EC");

        assertThatThrownBy(() -> elliptic.vault(VaultAlgorithm.RSA, empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "the internal keystore: must contain an RSA key, because Secure Vault supports no other, but its"
                                + " algorithm is EC. Set an RSA algorithm in <keystores><internal><algorithm>.");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0-wso2v3, RSA", "1.1.5, RSA", "1.1.9, RSA", "1.1.23, RSA", "snapshot, RSA",
        "1.1.24, OAEP", "1.1.26, OAEP", "1.1.100, OAEP", "1.2.5, OAEP", "2, OAEP"
    })
    void takesTheAlgorithmThatTheCipherToolKeepsWorking(String version, VaultAlgorithm expected) {
        assertThat(VaultAlgorithm.forCipherTool(Optional.of(version))).isEqualTo(expected);
    }

    @Test
    void takesOaepWhereNoCipherToolShips() {
        assertThat(VaultAlgorithm.forCipherTool(Optional.empty())).isEqualTo(VaultAlgorithm.OAEP);
    }

    @Test
    void decryptsNothingThatIsNoCiphertext() {
        SecureVault vault = pkcs12.vault(VaultAlgorithm.RSA, empty());

        assertThat(vault.decrypt("[plain text]")).isEmpty();
        assertThat(vault.decrypt("AAAA")).isEmpty();
        assertThat(vault.decrypt("")).isEmpty();
    }

    private static VaultFile empty() {
        return new VaultFile(VaultFile.NAME, Optional.empty());
    }

    private static String text(VaultFile file) {
        return new String(file.changedContent().orElseThrow(), StandardCharsets.US_ASCII);
    }

    private static VaultFile reread(VaultFile file) {
        return new VaultFile(VaultFile.NAME, file.changedContent());
    }
}
