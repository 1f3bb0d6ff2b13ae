package io.github.ishardening.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.SecretResolver;
import io.github.ishardening.secret.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnerReaderTest {

    private static final String WHERE = "<truststore><certificates><certificate>";
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path made;

    private static OpenSsl openSsl;
    private static Path bank;
    private static Path three;

    @TempDir
    Path folder;

    @BeforeAll
    static void makesCertificates() throws IOException, InterruptedException {
        openSsl = new OpenSsl(made);
        bank = openSsl.selfSigned("Bank Škoda *.example.com");
        three = openSsl.bundle("three", 3);
    }

    @Test
    void numbersTheAliasOfManyInTheOrderOfTheFile() throws Exception {
        var certificates = OpenSsl.certificates(three);

        assertThat(read(local(three, "apim")))
                .containsExactly(
                        new Partner(
                                new TruststoreEntry("apim", certificates.get(0)), WHERE, three.toString(), Set.of()),
                        new Partner(
                                new TruststoreEntry("apim-2", certificates.get(1)), WHERE, three.toString(), Set.of()),
                        new Partner(
                                new TruststoreEntry("apim-3", certificates.get(2)), WHERE, three.toString(), Set.of()));
    }

    @Test
    void namesWhatHasNoNameAfterItsCommonNameAndContent() throws Exception {
        String fingerprint = fingerprint(OpenSsl.certificate(bank));

        assertThat(aliases(read(local(bank))))
                .containsExactly("cn-bank-skoda-.example.com-" + fingerprint.substring(0, 8));
    }

    @Test
    void namesWhatHasNoCommonNameAfterItsContent() throws Exception {
        Path nameless = openSsl.selfSigned("nameless", "/O=Only", List.of("-newkey", "ed25519"));
        String fingerprint = fingerprint(OpenSsl.certificate(nameless));

        assertThat(aliases(read(local(nameless)))).containsExactly("cn-" + fingerprint.substring(0, 8));
    }

    @Test
    void readsTheFilesOfAFolderByName() throws Exception {
        Files.copy(bank, folder.resolve("b.pem"));
        Files.copy(three, folder.resolve("a.pem"));
        Files.writeString(folder.resolve(".gitignore"), "*");
        Files.createDirectory(folder.resolve("c"));

        var partners = read(local(folder, "all"));

        assertThat(aliases(partners)).containsExactly("all", "all-2", "all-3", "all-4");
        assertThat(partners)
                .extracting(Partner::origin)
                .containsExactly(
                        folder.resolve("a.pem").toString(),
                        folder.resolve("a.pem").toString(),
                        folder.resolve("a.pem").toString(),
                        folder.resolve("b.pem").toString());
    }

    @Test
    void takesACertificateThatIsThereTwiceOnce() throws Exception {
        Files.copy(bank, folder.resolve("a.pem"));
        Files.copy(bank, folder.resolve("b.pem"));
        Files.copy(three, folder.resolve("c.pem"));

        assertThat(aliases(read(local(folder, "all")))).containsExactly("all", "all-2", "all-3", "all-4");
    }

    @Test
    void fetchesArtifacts() throws Exception {
        var coordinates = Coordinates.parse("com.example:bank-keys:pem:tls:1.0").orElseThrow();
        var source = new CertificateSource(
                WHERE,
                new CertificateLocation.Artifact(coordinates),
                Optional.of("bank"),
                Set.of(Tolerance.EXPIRED),
                Optional.empty());

        assertThat(read(source))
                .containsExactly(new Partner(
                        new TruststoreEntry("bank", OpenSsl.certificate(bank)),
                        WHERE,
                        "com.example:bank-keys:pem:tls:1.0",
                        Set.of(Tolerance.EXPIRED)));
    }

    @Test
    void leavesTheEntriesOfAStoreTheirNames() throws Exception {
        Path store = openSsl.run(
                "pkcs12",
                "-export",
                "-in",
                bank.toString(),
                "-inkey",
                bank.toString().replace(".pem", ".key"),
                "-name",
                "Partner 1",
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                "bank.p12");

        assertThat(aliases(read(store(store, Optional.empty())))).containsExactly("partner 1");
        assertThat(aliases(read(store(store, Optional.of("bank"))))).containsExactly("bank");
    }

    @Test
    void namesAllSourcesThatCanNotBeRead() throws IOException {
        Path junk = Files.writeString(folder.resolve("junk.pem"), "junk");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path missing = folder.resolve("missing.pem");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(local(missing), local(bank), local(junk), local(empty)))
                .withMessage(String.join(
                        System.lineSeparator(),
                        WHERE + ": " + missing + " doesn't exist. Specify a file or a folder.",
                        junk + ": isn't a certificate, or is truncated. Provide it as PEM, DER, PKCS7, PKCS12 or JKS.",
                        WHERE + ": " + empty + " is an empty folder. Put the partners' certificates there."));
    }

    /** What openssl prints of it. */
    private static String fingerprint(X509Certificate certificate) throws Exception {
        Path der = Files.write(made.resolve("fingerprint.cer"), certificate.getEncoded());
        Path printed = openSsl.run(
                "x509",
                "-inform",
                "DER",
                "-in",
                der.toString(),
                "-noout",
                "-fingerprint",
                "-sha256",
                "-out",
                "fingerprint");
        return Files.readString(printed).strip().replaceAll("^.*=|:", "").toLowerCase(Locale.ROOT);
    }

    private static List<String> aliases(List<Partner> partners) {
        return partners.stream().map(partner -> partner.entry().alias()).toList();
    }

    private static CertificateSource local(Path path) {
        return new CertificateSource(
                WHERE, new CertificateLocation.Local(path), Optional.empty(), Set.of(), Optional.empty());
    }

    private static CertificateSource local(Path path, String alias) {
        return new CertificateSource(
                WHERE, new CertificateLocation.Local(path), Optional.of(alias), Set.of(), Optional.empty());
    }

    private static CertificateSource store(Path path, Optional<String> alias) {
        var password = new PlacedSource(WHERE + "<password>", new SecretSource.Environment("BANK_PASSWORD"));
        return new CertificateSource(
                WHERE, new CertificateLocation.Local(path), alias, Set.of(), Optional.of(password));
    }

    private static List<Partner> read(CertificateSource... sources) throws IOException {
        var secrets = new SecretResolver(
                name -> name.equals("BANK_PASSWORD") ? Optional.of(PASSWORD) : Optional.empty(),
                server -> Optional.empty(),
                UserLog.silent());
        return new PartnerReader(coordinates -> bank, secrets).read(List.of(sources));
    }
}
