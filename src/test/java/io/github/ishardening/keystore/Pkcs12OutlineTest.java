package io.github.ishardening.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.keys.Programs;
import io.github.ishardening.keys.Samples;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pkcs12OutlineTest {

    @TempDir
    Path folder;

    @Test
    void seesWhetherOpensslMadeAMac() throws Exception {
        assertThat(new Pkcs12Outline(byOpenssl()).hasMac()).isTrue();
        assertThat(new Pkcs12Outline(byOpenssl("-nomac")).hasMac()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-macalg sha256, true", "-nomac, false"})
    void readsElementsOfIndefiniteLength(String option, boolean hasMac) throws Exception {
        byte[] indefinite = Pfx.getInstance(byOpenssl(option)).getEncoded(ASN1Encoding.BER);

        assertThat(indefinite).startsWith(0x30, 0x80);
        assertThat(new Pkcs12Outline(indefinite).hasMac()).isEqualTo(hasMac);
        assertThat(KeystoreReader.open("tls.p12", indefinite, Samples.PASSWORD).keyAliases())
                .hasSize(1);
    }

    @Test
    void knowsWhereTheStoreEnds() throws Exception {
        byte[] store = byOpenssl();
        assertThat(new Pkcs12Outline(store).end()).hasValue(store.length);
    }

    /** The JDK ignores what follows the MAC, so its lengths may be any. */
    @ParameterizedTest
    @ValueSource(strings = {"0500", "30", "3082", "3084FFFFFFF8", "308480000000"})
    void isNotLedAstrayByWhatFollowsTheMac(String hex) throws Exception {
        byte[] store = byOpenssl();
        byte[] more = HexFormat.of().parseHex(hex);
        byte[] longer = ByteBuffer.allocate(store.length + more.length)
                .put(store)
                .put(more)
                .putShort(2, (short) (store.length - 4 + more.length))
                .array();

        assertThat(longer).startsWith(0x30, 0x82);
        assertThat(KeystoreReader.open("tls.p12", longer, Samples.PASSWORD).hasIntegrityCheck())
                .isTrue();
    }

    private byte[] byOpenssl(String... options) throws Exception {
        String key = folder.resolve("key.pem").toString();
        String certificate = folder.resolve("certificate.pem").toString();
        String store = folder.resolve("tls.p12").toString();
        run(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=is.example.com -keyout",
                key,
                "-out",
                certificate);
        String password = "pass:" + new String(Samples.PASSWORD.characters());
        run(
                "pkcs12 -export " + String.join(" ", options) + " -passout " + password + " -inkey",
                key,
                "-in",
                certificate,
                "-out",
                store);
        return Files.readAllBytes(Path.of(store));
    }

    /** The words of the first argument, which has no blanks but between them, and the others as they are. */
    private static void run(String words, String... arguments) throws Exception {
        var made = Programs.openssl(Stream.concat(Stream.of(words.split(" +")), Stream.of(arguments))
                .toArray(String[]::new));
        assertThat(made.exitCode()).as(made.output()).isZero();
    }
}
