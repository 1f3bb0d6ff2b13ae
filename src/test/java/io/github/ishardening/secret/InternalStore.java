package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.oracle.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** An internal keystore of 2048-bit RSA or 256-bit EC, made by the JDK's keytool. */
record InternalStore(Path path, String type, X509Certificate certificate, PrivateKey key) {

    /** The alias of {@link #SECRET_KEY}. */
    static final String SECRET_KEY_ALIAS = "vault";

    /** What the vault opens with where it uses an AES key. */
    static final SecretKey SECRET_KEY =
            new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII), "AES");

    static final String PASSWORD = "Secret.of-the_internal-store";
    static final String ALIAS = "internal";

    static InternalStore make(Path folder, String type, String algorithm)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path path = Files.createDirectories(folder).resolve("internal." + (type.equals("JKS") ? "jks" : "p12"));
        Command keytool = Command.run(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                path.toString(),
                "-storetype",
                type,
                "-alias",
                ALIAS,
                "-keyalg",
                algorithm,
                "-keysize",
                algorithm.equals("RSA") ? "2048" : "256",
                "-dname",
                "CN=internal",
                "-storepass",
                PASSWORD,
                "-keypass",
                PASSWORD);
        assertThat(keytool.exitCode()).as(keytool.output()).isZero();
        KeyStore store = KeyStore.getInstance(path.toFile(), PASSWORD.toCharArray());
        return new InternalStore(path, type, (X509Certificate) store.getCertificate(ALIAS), (PrivateKey)
                store.getKey(ALIAS, PASSWORD.toCharArray()));
    }

    /** Writes the store with {@link #SECRET_KEY} in it. */
    void writeWithSecretKey(Path file) throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance(path.toFile(), password);
        store.setKeyEntry(SECRET_KEY_ALIAS, SECRET_KEY, password, null);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
    }

    SecureVault vault(VaultAlgorithm algorithm, VaultFile earlier) {
        return algorithm == VaultAlgorithm.AES_GCM
                ? SecureVault.ofAes(SECRET_KEY, earlier, new Decryptions(), new SecureRandom())
                : SecureVault.ofRsa(certificate, key, algorithm, earlier, new Decryptions(), new SecureRandom());
    }
}
