package io.github.ishardening.audit.report;

import static io.github.ishardening.audit.Samples.advisories;
import static io.github.ishardening.audit.Samples.full;
import static io.github.ishardening.audit.Samples.report;
import static io.github.ishardening.audit.Samples.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.CertificateLine;
import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Observations;
import io.github.ishardening.audit.Samples;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.fixture.RecordedPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SitePageTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:30:00Z");
    private static final TrustSummary NOTHING = TrustSummary.unknown(NOW);

    @Test
    void saysTheVerdictAndWhatAsksForSomething() {
        var evidence = new TrustSummary(
                NOW,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(certificate("tls", 9), certificate("ca", -1)));

        assertThat(page(full(), evidence)).isEqualTo("""
                title: Hardening audit
                # Hardening audit
                WSO2 Identity Server 7.1.0, target/wso2is-7.1.0.zip
                **Fails.** Errors fail the build.
                4 rules checked: 1 passed; 2 errors, 1 info, 1 waived.
                [The full report](is-hardening/audit.html) lists every rule with its guideline, the changes and the trusted certificates. This page and the report were generated at 2026-11-22 10:30 UTC.
                ## Rules by theme
                |*Theme* |*Result* |
                | Keys and certificates | 2 errors |
                | Web, sessions and services | 1 waived |
                | Java | 1 passed |
                | Files, version and advisories | 1 info |
                ## Findings
                ### Keys and certificates
                **error** [published-key](https://ishardening.github.io/is-hardening-maven-plugin/controls.html#published-key): requirement: No key that WSO2 publishes is in use ([Security guidelines, keystores](https://example.com/guidelines/#keystores)).
                * repository/components/plugins/a b.jar!/wso2carbon.jks: The key wso2carbon is published.
                * repository/resources/security/wso2carbon.p12: The key wso2carbon is published.
                **Fix.** Run harden.
                ### Files, version and advisories
                **info** [default-ports](https://ishardening.github.io/is-hardening-maven-plugin/controls.html#default-ports): requirement: The ports are chosen knowingly ([Production checklist, ports](https://example.com/guidelines/#ports)).
                * repository/conf/deployment.toml: The server listens on 9443.
                **Fix.** Let only the load balancer reach it.
                ## Waived
                * **warning server-header** repository/conf/deployment.toml:12: The Server header says WSO2 Carbon Server. Waived: behind a proxy (until 2027-03-31).
                ## Certificates
                |*Name* |*Subject* |*Key* |*Valid until* |
                | ca | CN=ca | EC-P256 | 2026-11-21, expired |
                | tls | CN=tls | EC-P256 | 2026-12-01 |
                closed""");
    }

    @Test
    void saysWhatIsLeftToDoByHandAndWhatIsNotKnown() {
        assertThat(page(undecided(), NOTHING)).contains("""
                        **Passes.** Errors fail the build.
                        4 rules checked: 1 passed, 1 not applicable; 1 info, 2 manual checks.
                        """).endsWith("""
                        ## Manual checks
                        * **default-ports** bin/wso2server.sh: Who reaches the port isn't known. Ask from outside.
                        * **published-key** repository/database/WSO2IDENTITY_DB.h2.db: The database may hold the key. Look in the console.
                        ## Certificates
                        Not available: the stores were not opened.
                        closed""");
    }

    @Test
    void leadsToAdvisories() {
        assertThat(page(advisories(FailOn.WARNING), NOTHING)).contains("""
                        **Fails.** Errors and warnings fail the build.
                        """, """
                        **warning** [security-advisories](https://ishardening.github.io/is-hardening-maven-plugin/controls.html#security-advisories): requirement: The update level fixes all published security advisories ([WSO2's security advisories](https://example.com/guidelines/#advisories)).
                        3 advisories, 2 with CVSS 7 or more; update level 23 fixes all but 1, whose fix level isn't published (data as of 2026-07-01).
                        * [WSO2-2025-4494](https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2025/WSO2-2025-4494/) (CVE-2025-9312, CVSS 9.8): update level 23 fixes it
                        * [WSO2-2025-4603](https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2025/WSO2-2025-4603/) (CVE-2025-10907, CVSS 8.4): the level that fixes it isn't published
                        * [WSO2-2026-5002](https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2025/WSO2-2026-5002/): update level 9 fixes it
                        """);
    }

    @Test
    void saysOfAStockServerThatItIsOne() {
        var stock =
                new TrustSummary(NOW, Optional.empty(), true, List.of(), List.of(), List.of(), List.of(), List.of());

        assertThat(page(full(), stock)).contains("""
                        2 errors, 1 info, 1 waived.
                        This is the stock distribution, not hardened. Run harden: it fixes 2 of 3 findings.
                        """, """
                        **Fixed by harden.** By hand: Run harden.
                        """, """
                        **Fix.** Let only the load balancer reach it.
                        """);
        assertThat(page(full(), NOTHING)).doesNotContain("stock");
    }

    @Test
    void callsPassedOnlyWhatWasJudged() {
        assertThat(page(report(FailOn.ERROR), NOTHING)).contains("**Passes.** Errors", "## Findings\nNone.\n");
        assertThat(page(report(FailOn.NEVER), NOTHING))
                .contains("**Not enforced.** Findings are only reported and never fail the build.");
        var nothing = new AuditReport(
                "tool",
                "1.0.0",
                report(FailOn.ERROR).distribution(),
                FailOn.ERROR,
                List.of(),
                Observations.none(),
                Optional.empty());
        assertThat(page(nothing, NOTHING))
                .contains("**Not evaluated.** Errors fail the build.", "## Findings\nNo rule was checked.\n");
    }

    @Test
    void leavesEscapingToTheSiteAndSpellsWhatIsNotSeen() {
        var hostile = Finding.of(
                Samples.PUBLISHED_KEY,
                Location.of("conf/<script>alert(1)</script>\u202Etxt"),
                "x".repeat(2_000),
                "Run <b>harden</b> & \u0000.");

        assertThat(page(report(FailOn.ERROR, hostile), NOTHING))
                .contains("* conf/<script>alert(1)</script><U+202E>txt: " + "x".repeat(1_000) + "…\n")
                .contains("**Fix.** Run <b>harden</b> & <U+0000>.\n")
                .doesNotContain("\u202E", "\u0000");
    }

    @Test
    void letsNarrowScreensBreakLongNames() {
        String alias = "cn_a_certification_authority,ou_of_somebody,o_$1,c_us";
        var finding = Finding.of(Samples.PUBLISHED_KEY, Location.of("conf,a"), alias + " expired, in 2025.", "Go.");

        assertThat(page(report(FailOn.ERROR, finding), NOTHING))
                .contains(
                        "* conf,a: cn_a_certification_authority,\u200Bou_of_somebody,\u200Bo_$1,\u200Bc_us expired, in");
    }

    @Test
    void showsAsManyPlacesAsAnybodyReads() {
        var many = IntStream.range(0, 400)
                .mapToObj(i -> Finding.of(
                        Samples.PUBLISHED_KEY,
                        Location.of("store-%03d".formatted(i)),
                        "It is published.",
                        "Run harden."))
                .toArray(Finding[]::new);

        assertThat(page(report(FailOn.ERROR, many), NOTHING))
                .contains("* store-299: It is published.\n**Fix.** Run harden.\nand 100 more\n")
                .doesNotContain("store-300");
    }

    private static CertificateLine certificate(String name, int days) {
        return new CertificateLine(
                name,
                "CN=" + name,
                List.of(),
                "EC-P256",
                "0123abcd",
                NOW.minusSeconds(864_000),
                NOW.plusSeconds(days * 86_400L));
    }

    private static String page(AuditReport report, TrustSummary evidence) {
        var recorded = new RecordedPage();
        SitePage.write(report, evidence, "is-hardening/audit.html", recorded);
        return recorded.toString();
    }
}
