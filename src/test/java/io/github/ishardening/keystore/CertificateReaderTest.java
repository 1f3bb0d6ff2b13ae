package io.github.ishardening.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.oracle.Command;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateReaderTest {

    private static final String WHERE = "partner.pem";
    private static final String PARAMETER = "<certificate>";
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static OpenSsl openSsl;
    private static final Map<Integer, Path> BUNDLES = new HashMap<>();

    @BeforeAll
    static void makesBundles() throws IOException, InterruptedException {
        openSsl = new OpenSsl(folder);
        for (int size : new int[] {1, 2, 200}) {
            BUNDLES.put(size, openSsl.bundle("bundle-" + size, size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 200})
    void readsAllCertificatesOfAPemFileWithTextBetweenThem(int size) throws Exception {
        Path bundle = BUNDLES.get(size);
        assertThat(Files.readString(bundle)).contains("Signature Algorithm: ecdsa-with-SHA256");

        assertThat(read(bundle)).isEqualTo(OpenSsl.certificates(bundle)).hasSize(size);
    }

    @ParameterizedTest
    @CsvSource({"1, PEM", "1, DER", "2, PEM", "2, DER", "200, PEM", "200, DER"})
    void readsAllCertificatesOfAPkcs7Message(int size, String form) throws Exception {
        Path bundle = BUNDLES.get(size);
        Path message = openSsl.run(
                "crl2pkcs7", "-nocrl", "-certfile", bundle.toString(), "-outform", form, "-out", size + form + ".p7b");

        assertThat(read(message)).containsExactlyInAnyOrderElementsOf(OpenSsl.certificates(bundle));
    }

    @Test
    void readsDer() throws Exception {
        Path pem = BUNDLES.get(1);
        Path der = openSsl.run("x509", "-in", pem.toString(), "-outform", "DER", "-out", "one.cer");

        assertThat(read(der)).isEqualTo(OpenSsl.certificates(pem));
    }

    @ParameterizedTest
    @CsvSource({"1, PKCS12", "1, JKS", "2, PKCS12", "2, JKS", "200, PKCS12", "200, JKS"})
    void readsAllCertificatesOfATruststoreUnderTheirNames(int size, String type) throws Exception {
        var certificates = OpenSsl.certificates(BUNDLES.get(size));
        var store = KeyStore.getInstance(type);
        store.load(null, null);
        for (int i = 0; i < size; i++) {
            store.setCertificateEntry("name-%03d".formatted(i), certificates.get(i));
        }
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());

        var found = CertificateReader.read(WHERE, bytes.toByteArray(), password(PASSWORD), PARAMETER);

        assertThat(found).extracting(FoundCertificate::certificate).isEqualTo(certificates);
        assertThat(found).extracting(each -> each.alias().orElseThrow()).first().isEqualTo("name-000");
    }

    @Test
    void readsTheChainOfAPrivateKeyInAStore() throws Exception {
        Path authority = openSsl.selfSigned("store-ca");
        Path leaf = openSsl.issued("store-leaf", "store-ca", "basicConstraints=CA:false");
        Path store = openSsl.run(
                "pkcs12",
                "-export",
                "-in",
                leaf.toString(),
                "-inkey",
                "store-leaf.key",
                "-certfile",
                authority.toString(),
                "-name",
                "bank",
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                "bank.p12");

        assertThat(CertificateReader.read(WHERE, Files.readAllBytes(store), password(PASSWORD), PARAMETER))
                .containsExactly(
                        new FoundCertificate(Optional.of("bank"), OpenSsl.certificate(leaf)),
                        new FoundCertificate(Optional.empty(), OpenSsl.certificate(authority)));
    }

    @Test
    void readsWhatKeytoolExports() throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Command made = Command.run(
                folder,
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "mykey",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=keytool",
                "-keystore",
                "keytool.jks",
                "-storetype",
                "JKS",
                "-storepass",
                PASSWORD,
                "-keypass",
                PASSWORD);
        assertThat(made.exitCode()).as(made.output()).isZero();
        Command exported = Command.run(
                folder,
                keytool.toString(),
                "-exportcert",
                "-rfc",
                "-alias",
                "mykey",
                "-file",
                "keytool.pem",
                "-keystore",
                "keytool.jks",
                "-storepass",
                PASSWORD);
        assertThat(exported.exitCode()).as(exported.output()).isZero();

        assertThat(read(folder.resolve("keytool.pem")))
                .singleElement()
                .isEqualTo(CertificateReader.read(
                                WHERE, Files.readAllBytes(folder.resolve("keytool.jks")), password(PASSWORD), PARAMETER)
                        .get(0)
                        .certificate());
    }

    @Test
    void doesNotMindLineEndsIndentationMarksAndOtherBlocks() throws Exception {
        Path bundle = BUNDLES.get(2);
        String text = "\uFEFF-- our certificates --\r\n"
                + Files.readString(folder.resolve("bundle-2-key.key"))
                + Files.readString(bundle).indent(4).replace("\n", "\r\n");

        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(OpenSsl.certificates(bundle));
    }

    @Test
    void readsTheFormInWhichOpensslKeepsItsOwnTrust() throws Exception {
        Path pem = BUNDLES.get(1);
        Path trusted = openSsl.run("x509", "-in", pem.toString(), "-trustout", "-out", "trusted.pem");
        assertThat(Files.readString(trusted)).contains("BEGIN TRUSTED CERTIFICATE");

        assertThat(read(trusted)).isEqualTo(OpenSsl.certificates(pem));
    }

    @Test
    void refusesABundleThatIsCutOffInsteadOfTakingItsBeginning() throws IOException {
        byte[] whole = Files.readAllBytes(BUNDLES.get(2));

        assertRefused(
                Arrays.copyOf(whole, whole.length - 100),
                "partner.pem:" + lineOfTheSecond()
                        + ": the block that begins here has no END line (BEGIN lines: 2, blocks read: 1). Get a complete copy of the"
                        + " file.");
    }

    @Test
    void refusesABlockInTheMiddleThatIsNoCertificate() throws IOException {
        String bundle = Files.readString(BUNDLES.get(2));
        int second = bundle.lastIndexOf("-----BEGIN CERTIFICATE-----\n") + "-----BEGIN CERTIFICATE-----\n".length();

        assertRefused(
                (bundle.substring(0, second) + "?" + bundle.substring(second)).getBytes(StandardCharsets.US_ASCII),
                "partner.pem:" + lineOfTheSecond()
                        + ": the block that begins here is not Base64 (BEGIN lines: 2, blocks read: 1). Get a complete copy of the"
                        + " file.");
        assertRefused(
                (bundle.substring(0, second) + "AAAA" + bundle.substring(second)).getBytes(StandardCharsets.US_ASCII),
                "partner.pem:" + lineOfTheSecond()
                        + ": the block that begins here contains no certificate that can be read (BEGIN lines: 2, blocks read: 1)."
                        + " Get a complete copy of the file.");
    }

    @Test
    void refusesWhatHoldsNoCertificate() throws IOException, InterruptedException {
        String formats = " Provide it as PEM, DER, PKCS7, PKCS12 or JKS.";
        assertRefused(new byte[0], "partner.pem: isn't a certificate, or is truncated." + formats);
        assertRefused(
                "<html>404</html>".getBytes(StandardCharsets.US_ASCII),
                "partner.pem: isn't a certificate, or is truncated." + formats);
        assertRefused(
                "-----BEGIN PUBLIC KEY-----\nMAA=\n-----END PUBLIC KEY-----\n".getBytes(StandardCharsets.US_ASCII),
                "partner.pem: contains no certificates." + formats);
        Path der = openSsl.run("x509", "-in", BUNDLES.get(1).toString(), "-outform", "DER", "-out", "cut.cer");
        byte[] cut = Arrays.copyOf(Files.readAllBytes(der), 100);
        assertRefused(cut, "partner.pem: isn't a readable certificate. Get a complete copy of the file.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkcs8 -topk8 -nocrypt -outform PEM",
                "pkcs8 -topk8 -nocrypt -outform DER",
                "pkcs8 -topk8 -passout pass:secret -outform PEM",
                "pkey -traditional -outform DER",
                "pkey -traditional -outform PEM"
            })
    void tellsAPrivateKeyFromACertificate(String conversion) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(conversion.split(" ", -1)));
        arguments.addAll(List.of("-in", "bundle-1-key.key", "-out", "partner.key"));
        Path key = openSsl.run(arguments.toArray(String[]::new));

        assertRefused(
                Files.readAllBytes(key),
                "partner.pem: is a private key, not a certificate. Specify the certificate in <certificate> instead.");
    }

    @Test
    void refusesAStoreWithoutItsPassword() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("one", OpenSsl.certificate(BUNDLES.get(1)));
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());

        assertRefused(
                bytes.toByteArray(),
                "partner.pem: is a store, which needs its password. Specify its source in <certificate><password>: <env>, <server>"
                        + " or <file>.");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> CertificateReader.read(WHERE, bytes.toByteArray(), password("another"), PARAMETER))
                .withMessage("partner.pem: can't be opened with the password given. Provide the password that it was"
                        + " created with.");
    }

    @Test
    void refusesAStoreInWhichJavaSeesNoCertificate() throws IOException, InterruptedException {
        Path store = openSsl.run(
                "pkcs12",
                "-export",
                "-nokeys",
                "-in",
                BUNDLES.get(2).toString(),
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                "nokeys.p12");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> CertificateReader.read(WHERE, Files.readAllBytes(store), password(PASSWORD), PARAMETER))
                .withMessage("partner.pem: contains no certificate marked as trusted, so Java sees none. openssl pkcs12"
                        + " -nokeys creates such files: provide the certificates as PEM.");
    }

    @Test
    void passesOverAKeyThatComesWithoutCertificates() throws IOException, InterruptedException {
        openSsl.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "lone.key");
        Path store = openSsl.run(
                "pkcs12",
                "-export",
                "-nocerts",
                "-inkey",
                "lone.key",
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                "lone.p12");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> CertificateReader.read(WHERE, Files.readAllBytes(store), password(PASSWORD), PARAMETER))
                .withMessageStartingWith("partner.pem: contains no certificate marked as trusted");
    }

    /** Where the second certificate of the bundle of two begins. */
    private static int lineOfTheSecond() throws IOException {
        return Files.readAllLines(BUNDLES.get(2)).lastIndexOf("-----BEGIN CERTIFICATE-----") + 1;
    }

    private static List<X509Certificate> read(Path file) throws IOException {
        return read(Files.readAllBytes(file));
    }

    private static List<X509Certificate> read(byte[] content) {
        return CertificateReader.read(WHERE, content, Optional.empty(), PARAMETER).stream()
                .map(FoundCertificate::certificate)
                .toList();
    }

    private static void assertRefused(byte[] content, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(content))
                .withMessage(message);
    }

    private static Optional<Secret> password(String password) {
        return Optional.of(Secret.of(password));
    }
}
