package io.github.ishardening.hardening.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.NamedCertificates;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.hardening.Hardener;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.trust.CertificateLocation;
import io.github.ishardening.trust.CertificateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where imports with keytool and with plugins for Maven go wrong, most of them without a word: a green build whose
 * truststore isn't what was asked for.
 */
class ImportPitfallsTest {

    private static final Kernel KERNEL = Kernel.PKCS12;
    private static final int PARTNERS = 10;

    @TempDir
    static Path shared;

    private static ServerBuilds servers;
    private static OpenSsl openSsl;
    private static Path bank;

    private KeyBuilds builds;

    @BeforeAll
    static void makesAPartner() throws IOException, InterruptedException {
        servers = new ServerBuilds(shared);
        openSsl = new OpenSsl(shared);
        bank = openSsl.selfSigned("bank");
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @BeforeEach
    void sharesKeys() {
        builds = servers.with("keys");
    }

    @Test
    void takesAllOfABundleAndNotOnlyTheFirst() throws Exception {
        Path bundle = openSsl.bundle("bundle", 3);

        assertThat(truststore(named(bundle, "partner")))
                .containsAllEntriesOf(Map.of(
                        "partner",
                        OpenSsl.certificates(bundle).get(0),
                        "partner-2",
                        OpenSsl.certificates(bundle).get(1),
                        "partner-3",
                        OpenSsl.certificates(bundle).get(2)));
    }

    @Test
    void doesNotFailWhereTheAliasIsThereFromTheBuildBefore() throws Exception {
        assertThat(truststore(named(bank, "bank"))).isEqualTo(truststore(named(bank, "bank")));
    }

    @Test
    void takesTheRenewedCertificateUnderTheAliasOfTheOldOne() throws Exception {
        truststore(named(bank, "bank"));
        Path renewed = openSsl.selfSigned("renewed", "/O=Partner/CN=bank", List.of("-key", "bank.key"));

        assertThat(truststore(named(renewed, "bank")))
                .containsEntry("bank", OpenSsl.certificate(renewed))
                .doesNotContainValue(OpenSsl.certificate(bank));
    }

    @Test
    void keepsTwoAuthoritiesOfTheSameNameApart() throws Exception {
        Path other = openSsl.selfSigned("other", "/O=Partner/CN=bank", List.of("-newkey", "rsa:2048"));

        assertThat(truststore(unnamed(bank), unnamed(other)))
                .containsValues(OpenSsl.certificate(bank), OpenSsl.certificate(other));
    }

    @Test
    void extendsTheTruststoreOfTheServerAndLeavesEverybodyTheirName() throws IOException {
        String path = KERNEL.store("client-truststore");
        var stock = new TreeMap<>(KeystoreReader.open(path, KERNEL.read(path), Secret.of("wso2carbon"))
                .trusted());
        stock.remove("wso2carbon");
        stock.values().removeIf(authority -> authority.getNotAfter().toInstant().isBefore(KeyBuilds.NOW));

        assertThat(truststore(named(bank, "bank"))).containsAllEntriesOf(stock);
    }

    @Test
    void takesTheDefaultCertificateOutByItsKeyAndTheExpiredByTheirDate() throws IOException {
        truststore(named(bank, "bank"));

        assertThat(builds.said)
                .contains(
                        "  - wso2carbon: its private key ships with WSO2 Identity Server 7.0.0",
                        "  - cn_baltimore_cybertrust_root,ou_cybertrust,o_baltimore,c_ie: expired on 2025-05-12");
    }

    @Test
    void hasTheSameBytesInWhateverOrderThePartnersAreNamed() throws Exception {
        Path other = openSsl.selfSigned("another");

        assertThat(bytes(builds, named(bank, "bank"), named(other, "other")))
                .isEqualTo(bytes(builds, named(other, "other"), named(bank, "bank")));
    }

    @Test
    void isRedWhereAFileIsMissing() {
        Path missing = shared.resolve("missing.pem");

        assertRefused(
                "<truststore><certificates><certificate>: " + missing + " doesn't exist. Specify a file or a folder.",
                named(missing, "bank"));
    }

    @Test
    void isRedWhereAFolderIsEmpty() throws IOException {
        Path empty = Files.createDirectory(shared.resolve("empty"));

        assertRefused(
                "<truststore><certificates><certificate>: " + empty
                        + " is an empty folder. Put the partners' certificates there.",
                named(empty, "bank"));
    }

    @Test
    void isRedWhereAFileHoldsAKeyOnly() {
        Path key = shared.resolve("bank.key");

        assertRefused(
                key
                        + ": is a private key, not a certificate. Specify the certificate in"
                        + " <truststore><certificates><certificate> instead.",
                named(key, "bank"));
    }

    @Test
    void isRedWhereACertificateHasExpired() throws Exception {
        builds.now = KeyBuilds.NOW.plus(Duration.ofDays(60));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> truststore(named(bank, "bank")))
                .withMessageStartingWith(bank + ": the certificate CN=bank,O=Partner expired ");
    }

    @Test
    void isRedWhereACertificateIsWeak() throws Exception {
        Path weak = openSsl.selfSigned("weak", "/CN=weak", List.of("-newkey", "rsa:1024", "-md5"));

        assertRefused(
                weak
                        + ": the certificate CN=weak is weak: RSA-1024, signed with MD5withRSA. Get one with RSA-2048"
                        + " and SHA-256 or stronger, or set <truststore><certificates><certificate><weak> to accept.",
                named(weak, "weak"));
    }

    @Test
    void isRedWhereOneNameIsWantedTwice() throws Exception {
        Path other = openSsl.selfSigned("second");

        assertRefused(
                other + ": the alias bank is taken by CN=bank,O=Partner, so CN=second,O=Partner can't use it."
                        + " Choose another alias.",
                named(bank, "bank"),
                named(other, "bank"));
    }

    @Test
    void losesNobodyWhereTwoModulesImportAtOnce() throws Exception {
        var sources = new ArrayList<CertificateSource>();
        for (int i = 0; i < PARTNERS; i++) {
            sources.add(named(openSsl.selfSigned("partner" + i), "partner" + i));
        }
        builds.run();
        var both = Executors.newFixedThreadPool(2);
        try {
            Callable<SortedMap<String, X509Certificate>> module =
                    () -> truststore(servers.with("keys"), sources.toArray(CertificateSource[]::new));
            for (var truststore : both.invokeAll(List.of(module, module))) {
                assertThat(truststore.get().keySet())
                        .contains("partner0", "partner" + (PARTNERS - 1))
                        .filteredOn(alias -> alias.startsWith("partner"))
                        .hasSize(PARTNERS);
            }
        } finally {
            both.shutdown();
        }
    }

    private static CertificateSource named(Path file, String alias) {
        return NamedCertificates.source(new CertificateLocation.Local(file), alias);
    }

    private static CertificateSource unnamed(Path file) {
        return new CertificateSource(
                "<truststore><certificates><certificate>",
                new CertificateLocation.Local(file),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    private SortedMap<String, X509Certificate> truststore(CertificateSource... sources) throws IOException {
        return truststore(builds, sources);
    }

    private static SortedMap<String, X509Certificate> truststore(KeyBuilds builds, CertificateSource... sources)
            throws IOException {
        byte[] content = bytes(builds, sources);
        var password = Secret.of(builds.secrets().getProperty("truststore.password"));
        return KeystoreReader.open("truststore", content, password).trusted();
    }

    /** The truststore that the goal import-certificates stages. */
    private static byte[] bytes(KeyBuilds builds, CertificateSource... sources) throws IOException {
        builds.trust = NamedCertificates.partners(sources);
        try (var distribution = KERNEL.open()) {
            Hardener.of(builds.request(), builds.surroundings(), distribution).stageTruststore();
            return distribution.read(KERNEL.store("client-truststore"));
        }
    }

    private void assertRefused(String message, CertificateSource... sources) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> truststore(sources))
                .withMessage(message);
    }
}
