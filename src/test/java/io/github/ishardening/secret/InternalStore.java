package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;

/** An internal key store of 2048-bit RSA or 256-bit EC, made by the JDK's keytool. */
record InternalStore(Path path, String type, X509Certificate certificate, PrivateKey key) {

    static final String PASSWORD = "Secret.of-the_internal-store";
    static final String ALIAS = "internal";

    static InternalStore make(Path folder, String type, String algorithm)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path path = Files.createDirectories(folder).resolve("internal." + (type.equals("JKS") ? "jks" : "p12"));
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
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
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        KeyStore store = KeyStore.getInstance(path.toFile(), PASSWORD.toCharArray());
        return new InternalStore(path, type, (X509Certificate) store.getCertificate(ALIAS), (PrivateKey)
                store.getKey(ALIAS, PASSWORD.toCharArray()));
    }

    SecureVault vault(VaultAlgorithm algorithm, VaultFile earlier) {
        return new SecureVault(certificate, key, algorithm, earlier, new SecureRandom());
    }
}
