package io.github.ishardening.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.Keytool;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreProtectionTest {

    @TempDir
    private static Path folder;

    private static byte[] made;

    @BeforeAll
    static void makesAStore() throws Exception {
        made = Files.readAllBytes(new Keytool(folder).store("made.p12", "one", "-keyalg", "EC"));
    }

    @Test
    void isThatOfKeytool() {
        assertThat(protection(made))
                .isEqualTo(new StoreProtection(List.of("PBEWithHmacSHA256AndAES_256"), Optional.of("HmacPBESHA256")));
    }

    @ParameterizedTest
    @CsvSource({
        "PBE-SHA1-3DES, PBE-SHA1-3DES, sha1, PBEWithSHA1AndDESede, HmacPBESHA1",
        "AES-128-CBC, AES-128-CBC, sha512, PBEWithHmacSHA256AndAES_128, HmacPBESHA512",
        "NONE, AES-256-CBC, sha384, PBEWithHmacSHA256AndAES_256, HmacPBESHA384",
    })
    void isWhatOpensslWasTold(String certificates, String keys, String mac, String encryption, String integrity)
            throws Exception {
        String pass = "pass:" + Keytool.STORE_PASSWORD;
        run("openssl", "pkcs12", "-in", "made.p12", "-passin", pass, "-nodes", "-out", "made.pem");
        run(
                "openssl",
                "pkcs12",
                "-export",
                "-in",
                "made.pem",
                "-out",
                "other.p12",
                "-passout",
                pass,
                "-certpbe",
                certificates,
                "-keypbe",
                keys,
                "-macalg",
                mac);

        assertThat(protection(Files.readAllBytes(folder.resolve("other.p12"))))
                .isEqualTo(new StoreProtection(List.of(encryption), Optional.of(integrity)));
    }

    @ParameterizedTest
    @CsvSource({"HmacPBESHA512/224", "HmacPBESHA512/256"})
    void isTheMacThatKeytoolWasTold(String mac) throws Exception {
        String name = mac.replace('/', '-') + ".p12";
        byte[] store = Files.readAllBytes(
                new Keytool(folder).store(name, "one", "-keyalg", "EC", "-J-Dkeystore.pkcs12.macAlgorithm=" + mac));

        assertThat(protection(store))
                .isEqualTo(new StoreProtection(List.of("PBEWithHmacSHA256AndAES_256"), Optional.of(mac)));
    }

    @Test
    void isSunsOwnOfAJksStore() throws Exception {
        byte[] jks = Files.readAllBytes(new Keytool(folder).store("made.jks", "one", "-keyalg", "EC"));

        assertThat(protection(jks))
                .isEqualTo(new StoreProtection(
                        List.of(StoreProtection.JKS_KEYS), Optional.of(StoreProtection.JKS_DIGEST)));
    }

    private static void run(String... command) throws Exception {
        var ran = Command.run(folder, command);
        assertThat(ran.exitCode()).as(ran.output()).isZero();
    }

    private static StoreProtection protection(byte[] store) {
        try (Secret password = Secret.of(Keytool.STORE_PASSWORD)) {
            return KeystoreReader.open("store", store, password).protection();
        }
    }
}
