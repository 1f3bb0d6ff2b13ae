package io.github.ishardening.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.certificate.Validity;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.trust.TruststorePlan.Addition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan does with the certificates of partners. */
class PartnerPlanTest {

    private static final String NAMED = "<truststore><certificates><certificate>";

    @SuppressWarnings("TimeInStaticInitializer")
    private static final Instant NOW = Instant.now().plus(Duration.ofDays(1));

    private static final Instant NEXT_YEAR = NOW.plus(Duration.ofDays(365));
    private static final PublishedKeys PUBLISHED = PublishedKeys.load();

    @TempDir
    static Path folder;

    private static OpenSsl openSsl;
    private static List<TruststoreEntry> stock;
    private static X509Certificate bank;

    @BeforeAll
    static void makesAPartner() throws Exception {
        openSsl = new OpenSsl(folder);
        stock = Stock.trusted();
        bank = OpenSsl.certificate(openSsl.selfSigned("bank"));
    }

    @Test
    void saysWhoComesInAndFromWhere() {
        var plan = plan(NOW, partner("bank", bank));

        assertThat(plan.added()).containsExactly(new Addition(new TruststoreEntry("bank", bank), "bank.pem"));
        assertThat(plan.entries()).containsEntry("bank", bank);
        assertThat(plan.lines())
                .startsWith("truststore: %d kept, 1 removed, 1 added".formatted(stock.size() - 1))
                .contains(
                        "  - wso2carbon: its private key ships with WSO2 Identity Server 7.0.0",
                        "  + bank: CN=bank,O=Partner, from bank.pem");
    }

    @Test
    void refusesThePublishedCertificateUnderAnyName() {
        var published = stock.stream()
                .filter(entry -> entry.alias().equals("wso2carbon"))
                .findFirst()
                .orElseThrow();

        assertRefused(
                NOW,
                "apim.pem: the certificate CN=localhost,OU=WSO2,O=WSO2,L=Santa Clara,ST=CA,C=US has a publicly known"
                        + " key, which ships with WSO2 Identity Server 7.0.0: anyone who has it can impersonate this partner."
                        + " The partner must generate its own key and send the new certificate.",
                new Partner(
                        new TruststoreEntry("apim", published.certificate()),
                        NAMED,
                        "apim.pem",
                        Set.of(Tolerance.EXPIRED, Tolerance.WEAK)));
    }

    @Test
    void refusesAPublishedKeyThatWasReissuedToday() throws Exception {
        Files.write(folder.resolve("stock.p12"), Stock.read("wso2carbon.p12"));
        openSsl.run(
                "pkcs12",
                "-in",
                "stock.p12",
                "-passin",
                "pass:" + Stock.PASSWORD,
                "-nocerts",
                "-nodes",
                "-out",
                "leaked.key");
        var reissued = OpenSsl.certificate(
                openSsl.selfSigned("reissued", "/CN=apim.example.com", List.of("-key", "leaked.key")));

        assertRefused(
                NOW,
                "apim.pem: the certificate CN=apim.example.com has a publicly known key, which ships with WSO2"
                        + " Identity Server"
                        + " 7.0.0: anyone who has it can impersonate this partner. The partner must generate"
                        + " its own key and send the new certificate.",
                partner("apim", reissued));
    }

    @Test
    void refusesAnExpiredCertificateUnlessThatIsWaived() {
        assertRefused(
                NEXT_YEAR,
                "bank.pem: the certificate CN=bank,O=Partner expired on %s. Get a new one, or set"
                                .formatted(Validity.day(bank.getNotAfter()))
                        + " <truststore><certificates><certificate><expired> to keep.",
                partner("bank", bank));

        var plan = plan(
                NEXT_YEAR,
                new Partner(new TruststoreEntry("bank", bank), NAMED, "bank.pem", Set.of(Tolerance.EXPIRED)));

        assertThat(plan.added()).hasSize(1);
        assertThat(plan.lines())
                .contains("  ! bank: expired on %s, kept as configured".formatted(Validity.day(bank.getNotAfter())));
    }

    @Test
    void refusesAWeakCertificateUnlessThatIsWaived() throws Exception {
        var weak = OpenSsl.certificate(openSsl.selfSigned("weak", "/CN=weak", List.of("-newkey", "rsa:1024", "-sha1")));

        assertRefused(
                NOW,
                "weak.pem: the certificate CN=weak is weak: RSA-1024, signed with SHA1withRSA. Get one with RSA-2048"
                        + " and SHA-256 or stronger, or set <truststore><certificates><certificate><weak> to accept.",
                partner("weak", weak));

        var plan = plan(NOW, new Partner(new TruststoreEntry("weak", weak), NAMED, "weak.pem", Set.of(Tolerance.WEAK)));

        assertThat(plan.lines()).contains("  ! weak: weak (RSA-1024, signed with SHA1withRSA), accepted as configured");
    }

    @Test
    void knowsWeakSignaturesOfEveryKind() throws Exception {
        assertThat(weakness("pss", "rsa:2048", "-sha1", "-sigopt", "rsa_padding_mode:pss"))
                .contains("signed with RSASSA-PSS");
        assertThat(weakness("pss256", "rsa:2048", "-sha256", "-sigopt", "rsa_padding_mode:pss"))
                .isEmpty();
        assertThat(weakness("md5", "rsa:2048", "-md5")).contains("signed with MD5withRSA");
        assertThat(weakness("sha224", "rsa:2048", "-sha224")).contains("signed with SHA224withRSA");
        assertThat(weakness("rsa", "rsa:2048", "-sha256")).isEmpty();
        assertThat(weakness("ed25519", "ed25519")).isEmpty();
        assertThat(weakness("p192", "ec:" + curve("prime192v1"), "-sha256")).contains("EC-192");
    }

    @Test
    void saysWhatIsNotValidYet() {
        var start = Validity.day(bank.getNotBefore());

        assertThat(plan(NOW.minus(Duration.ofDays(365)), partner("bank", bank)).lines())
                .contains("  ! bank: not valid before " + start);
    }

    @Test
    void takesTheSameCertificateOnceUnderItsFirstName() {
        var plan = plan(NOW, partner("bank", bank), partner("again", bank));

        assertThat(plan.added()).hasSize(1);
        assertThat(plan.lines()).contains("  ! again: CN=bank,O=Partner of again.pem is already trusted as bank");
    }

    @Test
    void leavesAnAuthorityThatIsThereItsName() {
        var authority = stock.stream()
                .filter(entry -> entry.certificate().getNotAfter().toInstant().isAfter(NEXT_YEAR))
                .filter(entry -> Weakness.of(entry.certificate()).isEmpty())
                .findFirst()
                .orElseThrow();

        var plan = plan(NOW, partner("mine", authority.certificate()));

        assertThat(plan.added()).isEmpty();
        assertThat(plan.entries())
                .containsEntry(authority.alias(), authority.certificate())
                .doesNotContainKey("mine");
    }

    @Test
    void keepsTwoCertificatesOfTheSameSubjectApart() throws Exception {
        var renewed = OpenSsl.certificate(
                openSsl.selfSigned("renewed", "/O=Partner/CN=bank", List.of("-newkey", "rsa:2048")));

        assertThat(plan(NOW, partner("bank", bank), partner("bank-2", renewed)).entries())
                .containsEntry("bank", bank)
                .containsEntry("bank-2", renewed);
    }

    @Test
    void refusesTheNameOfAnotherCertificate() throws Exception {
        var other = OpenSsl.certificate(openSsl.selfSigned("other"));

        assertRefused(
                NOW,
                "bank.pem: the alias bank is taken by CN=bank,O=Partner, so CN=other,O=Partner can't use it."
                        + " Choose another alias.",
                partner("bank", bank),
                partner("bank", other));
    }

    @Test
    void refusesTheNameOfAnAuthorityThatIsThere() {
        var authority = stock.get(0);

        assertRefused(
                NOW,
                "%s.pem: the alias %1$s is taken by %s, so CN=bank,O=Partner can't use it. Choose another alias."
                        .formatted(
                                authority.alias(),
                                authority
                                        .certificate()
                                        .getSubjectX500Principal()
                                        .getName()),
                partner(authority.alias(), bank));
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() throws Exception {
        var weak = OpenSsl.certificate(openSsl.selfSigned("both", "/CN=both", List.of("-newkey", "rsa:1024")));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> plan(NEXT_YEAR, partner("bank", bank), partner("both", weak)))
                .satisfies(refusal -> assertThat(refusal.problems()).hasSize(3));
    }

    @Test
    void namesWeakAuthoritiesThatStay() throws Exception {
        var weak =
                OpenSsl.certificate(openSsl.selfSigned("authority", "/CN=authority", List.of("-newkey", "rsa:1024")));
        var current = List.of(new TruststoreEntry("old authority", weak));

        assertThat(TruststorePlan.of(Stock.TRUSTSTORE, current, List.of(), List.of(), policy(NOW))
                        .lines())
                .containsExactly("truststore: 1 kept, 0 removed, 0 added", "  ! weak (RSA-1024): old authority");
    }

    @Test
    void namesAFewOfManyWeakAuthorities() throws Exception {
        var current = new ArrayList<TruststoreEntry>();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            var options = List.of("-newkey", "rsa:1024");
            current.add(new TruststoreEntry(
                    name, OpenSsl.certificate(openSsl.selfSigned("many-" + name, "/CN=" + name, options))));
        }

        assertThat(TruststorePlan.of(Stock.TRUSTSTORE, current, List.of(), List.of(), policy(NOW))
                        .lines())
                .contains("  ! weak (RSA-1024): a; b; c; and 2 more");
    }

    @Test
    void passesOverTheSignaturesOfRootsUnderThemselves() {
        assertThat(stock).anyMatch(entry -> Weakness.of(entry.certificate()).isPresent());
        assertThat(plan(NOW).weak()).isEmpty();
    }

    @Test
    void isTheSameInWhateverOrderTheTruststoreIsRead() {
        var reversed = new ArrayList<>(stock);
        Collections.reverse(reversed);

        assertThat(TruststorePlan.of(Stock.TRUSTSTORE, reversed, List.of(), List.of(), policy(NOW)))
                .isEqualTo(plan(NOW));
    }

    private static Optional<String> weakness(String name, String key, String... options) throws Exception {
        var all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-newkey", key));
        return Weakness.of(OpenSsl.certificate(openSsl.selfSigned(name, "/CN=" + name, all)));
    }

    private static String curve(String name) throws IOException, InterruptedException {
        return openSsl.run("ecparam", "-name", name, "-out", name + ".pem").toString();
    }

    private static Partner partner(String alias, X509Certificate certificate) {
        return new Partner(new TruststoreEntry(alias, certificate), NAMED, alias + ".pem", Set.of());
    }

    private static TruststorePlan plan(Instant now, Partner... partners) {
        return TruststorePlan.of(Stock.TRUSTSTORE, stock, List.of(), List.of(partners), policy(now));
    }

    private static TruststorePolicy policy(Instant now) {
        return new TruststorePolicy(ExpiredPolicy.KEEP, PUBLISHED, now);
    }

    private static void assertRefused(Instant now, String message, Partner... partners) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> plan(now, partners))
                .withMessage(message);
    }
}
