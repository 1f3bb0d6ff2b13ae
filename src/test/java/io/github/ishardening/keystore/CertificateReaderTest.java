package io.github.ishardening.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateReaderTest {

    @TempDir
    Path folder;

    private KeystoreEntry leaf;
    private Path pem;

    @BeforeEach
    void writeAChain() throws Exception {
        leaf = Samples.leaf(Role.TLS, KeyAlgorithm.EC_P256, Samples.authority(KeyAlgorithm.EC_P256));
        pem = Files.writeString(folder.resolve("chain.pem"), PemWriter.certificates(leaf.chain()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crl2pkcs7 -nocrl -certfile %s -outform PEM -out %s",
                "crl2pkcs7 -nocrl -certfile %s -outform DER -out %s",
                "storeutl -certs -out %2$s %1$s"
            })
    void readsAllCertificatesThatOpensslWrites(String conversion) throws Exception {
        Path converted = folder.resolve("converted");
        assertThat(Programs.openssl(conversion.formatted(pem, converted).split(" "))
                        .exitCode())
                .isZero();

        assertThat(CertificateReader.read("reply", Files.readAllBytes(converted)))
                .containsExactlyInAnyOrderElementsOf(leaf.chain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x509 -in %s -outform DER -out %s", "x509 -in %s -text -out %s"})
    void readsOneCertificateThatOpensslWrites(String conversion) throws Exception {
        Path converted = folder.resolve("converted");
        assertThat(Programs.openssl(conversion.formatted(pem, converted).split(" "))
                        .exitCode())
                .isZero();

        assertThat(CertificateReader.read("reply", Files.readAllBytes(converted)))
                .containsExactly(leaf.certificate());
    }

    @Test
    void readsWhatWindowsWrites() throws Exception {
        Path container = folder.resolve("container.p7b");
        Programs.openssl("crl2pkcs7", "-nocrl", "-certfile", pem.toString(), "-out", container.toString());
        for (String text : new String[] {
            Files.readString(pem).replace("\n", "\r\n"),
            Files.readString(container).replace("PKCS7", "CERTIFICATE")
        }) {
            assertThat(CertificateReader.read("reply", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                    .containsExactlyInAnyOrderElementsOf(leaf.chain());
        }
    }

    @Test
    void refusesWhatHoldsNone() throws Exception {
        byte[] der = leaf.certificate().getEncoded();
        String none = "reply: holds no certificate. Give one as PEM, DER or PKCS7.";
        String damaged = "reply: can't be read as certificates. Give them as PEM, DER or PKCS7, undamaged.";
        refuses(new byte[0], none);
        refuses(bytes("<html>Please log in</html>"), none);
        refuses(bytes("-----BEGIN X509 CRL-----\n-----END X509 CRL-----\n"), none);
        refuses(bytes("-----BEGIN CERTIFICATE-----\nMIIB\n"), damaged);
        refuses(Arrays.copyOf(der, der.length / 2), damaged);
        refuses(bytes(PemWriter.certificates(leaf.chain()).replace("MII", "???")), damaged);
        refuses(bytes("0" + "x".repeat(100)), damaged);
        X509Certificate intact = CertificateReader.read("reply", der).get(0);
        assertThat(intact).isEqualTo(leaf.certificate());
    }

    private static void refuses(byte[] content, String message) {
        assertThatThrownBy(() -> CertificateReader.read("reply", content))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
