package io.github.ishardening.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.keys.Programs;
import io.github.ishardening.keys.Samples;
import io.github.ishardening.oracle.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateTemplateTest {

    @TempDir
    Path folder;

    static Stream<Arguments> everyIssuerWithEveryLeaf() {
        return Arrays.stream(KeyAlgorithm.values())
                .flatMap(issuer -> Stream.of(Role.PRIMARY, Role.INTERNAL, Role.TLS)
                        .flatMap(role -> Arrays.stream(KeyAlgorithm.values())
                                .filter(role::accepts)
                                .map(algorithm -> Arguments.of(issuer, role, algorithm))));
    }

    @ParameterizedTest
    @MethodSource("everyIssuerWithEveryLeaf")
    void makesChainsThatOpensslAcceptsStrictly(KeyAlgorithm issuer, Role role, KeyAlgorithm algorithm)
            throws Exception {
        KeystoreEntry authority = Samples.authority(issuer);
        KeystoreEntry leaf = Samples.leaf(role, algorithm, authority);

        Path root = write("ca.pem", authority.certificate());
        Path file = write("leaf.pem", leaf.certificate());
        assertThat(Programs.openssl(
                        "verify", "-x509_strict", "-attime", time(), "-CAfile", root.toString(), file.toString()))
                .isEqualTo(new Command(0, file + ": OK\n"));
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void makesSelfSignedCertificatesThatOpensslAcceptsStrictly(KeyAlgorithm algorithm) throws Exception {
        X509Certificate certificate = Samples.template(Role.TLS, algorithm)
                .selfSigned(Samples.pair(algorithm, 0), Samples.NOW, Samples.RANDOM);

        Path file = write("self.pem", certificate);
        assertThat(Programs.openssl(
                        "verify", "-x509_strict", "-attime", time(), "-CAfile", file.toString(), file.toString()))
                .isEqualTo(new Command(0, file + ": OK\n"));
    }

    @Test
    void saysWhatTheRoleIsForAsOpensslReadsIt() throws Exception {
        assertThat(extensions(Role.CA, KeyAlgorithm.RSA_2048))
                .contains("X509v3 Basic Constraints: critical\n    CA:TRUE, pathlen:0\n")
                .contains("X509v3 Key Usage: critical\n    Certificate Sign, CRL Sign\n")
                .doesNotContain("Extended Key Usage");
        assertThat(extensions(Role.TLS, KeyAlgorithm.RSA_2048))
                .contains("X509v3 Basic Constraints: critical\n    CA:FALSE\n")
                .contains("X509v3 Key Usage: critical\n    Digital Signature, Key Encipherment\n")
                .contains("X509v3 Extended Key Usage: \n"
                        + "    TLS Web Server Authentication, TLS Web Client Authentication\n")
                .contains("X509v3 Subject Alternative Name: \n    DNS:is.example.com\n");
        assertThat(extensions(Role.TLS, KeyAlgorithm.EC_P256))
                .contains("X509v3 Key Usage: critical\n    Digital Signature\n");
        assertThat(extensions(Role.PRIMARY, KeyAlgorithm.RSA_2048))
                .contains("X509v3 Key Usage: critical\n    Digital Signature, Key Encipherment\n");
        assertThat(extensions(Role.INTERNAL, KeyAlgorithm.RSA_2048))
                .contains("X509v3 Key Usage: critical\n    Key Encipherment, Data Encipherment\n")
                .doesNotContain("Extended Key Usage");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void readsBackTheUsagesThatItWrites(Role role) {
        Usages usages = Usages.of(role, KeyAlgorithm.RSA_2048);
        assertThat(Usages.of(selfSigned(role, KeyAlgorithm.RSA_2048))).isEqualTo(usages);
    }

    @Test
    void signsWithTheHashOfTheIssuersKey() {
        KeystoreEntry strong = Samples.authority(KeyAlgorithm.EC_P384);
        assertThat(Samples.leaf(Role.TLS, KeyAlgorithm.RSA_2048, strong)
                        .certificate()
                        .getSigAlgName())
                .isEqualTo("SHA384withECDSA");
        KeystoreEntry rsa = Samples.authority(KeyAlgorithm.RSA_2048);
        assertThat(Samples.leaf(Role.TLS, KeyAlgorithm.EC_P384, rsa)
                        .certificate()
                        .getSigAlgName())
                .isEqualTo("SHA256withRSA");
    }

    @Test
    void beginsFiveMinutesAgoAndLastsExactlyAsLongAsAsked() {
        X509Certificate certificate = selfSigned(Role.TLS, KeyAlgorithm.EC_P256);
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2026-11-22T10:10:30Z");
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2029-02-24T10:10:29Z");
    }

    @Test
    void countsYearsByTheCalendar() {
        assertThat(Validity.end(Instant.parse("2028-02-29T00:00:00Z"), Period.ofYears(1)))
                .isEqualTo("2029-02-27T23:59:59Z");
    }

    @Test
    void endsWithTheIssuerAtTheLatest() {
        KeystoreEntry authority = Samples.authority(KeyAlgorithm.EC_P256);
        Instant late = authority.certificate().getNotAfter().toInstant().minusSeconds(3600);

        X509Certificate leaf = Samples.template(Role.TLS, KeyAlgorithm.EC_P256)
                .issuedBy(authority, Samples.pair(KeyAlgorithm.EC_P256, 1).getPublic(), late, Samples.RANDOM);

        assertThat(leaf.getNotAfter()).isEqualTo(authority.certificate().getNotAfter());
    }

    @Test
    void numbersCertificatesWithPositive128BitSerials() {
        List<X509Certificate> certificates = Stream.generate(() -> selfSigned(Role.TLS, KeyAlgorithm.EC_P256))
                .limit(50)
                .toList();
        assertThat(certificates)
                .allSatisfy(each -> assertThat(each.getSerialNumber().signum()).isOne());
        assertThat(certificates.stream().map(X509Certificate::getSerialNumber).distinct())
                .hasSize(50);
        assertThat(certificates.stream()
                        .mapToInt(each -> each.getSerialNumber().bitLength())
                        .max()
                        .orElseThrow())
                .isBetween(120, 128);
    }

    private static X509Certificate selfSigned(Role role, KeyAlgorithm algorithm) {
        return Samples.template(role, algorithm).selfSigned(Samples.pair(algorithm, 0), Samples.NOW, Samples.RANDOM);
    }

    private String extensions(Role role, KeyAlgorithm algorithm) throws IOException, InterruptedException {
        Path file = write("certificate.pem", selfSigned(role, algorithm));
        return Programs.openssl(
                        "x509",
                        "-in",
                        file.toString(),
                        "-noout",
                        "-ext",
                        "basicConstraints,keyUsage,extendedKeyUsage,subjectAltName")
                .output();
    }

    private Path write(String name, X509Certificate certificate) throws IOException {
        return Files.writeString(folder.resolve(name), PemWriter.certificates(List.of(certificate)));
    }

    private static String time() {
        return Long.toString(Samples.NOW.getEpochSecond());
    }
}
