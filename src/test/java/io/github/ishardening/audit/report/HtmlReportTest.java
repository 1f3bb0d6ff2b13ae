package io.github.ishardening.audit.report;

import static io.github.ishardening.audit.Samples.CRITICAL;
import static io.github.ishardening.audit.Samples.KEY_IN_STORE;
import static io.github.ishardening.audit.Samples.PUBLISHED_KEY;
import static io.github.ishardening.audit.Samples.advisories;
import static io.github.ishardening.audit.Samples.full;
import static io.github.ishardening.audit.Samples.report;
import static io.github.ishardening.audit.Samples.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.CertificateLine;
import io.github.ishardening.audit.ChangedFile;
import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Observations;
import io.github.ishardening.audit.Samples;
import io.github.ishardening.audit.TrustLine;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.audit.TrustedAuthorities;
import io.github.ishardening.distribution.source.Change;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlReportTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:30:00Z");

    private static final CertificateLine TLS = new CertificateLine(
            "tls",
            "CN=is.example.com",
            List.of("is.example.com", "localhost"),
            "EC-P256",
            "0123abcd",
            NOW.minusSeconds(86_400),
            NOW.plusSeconds(172_800));

    private static final TrustSummary EVIDENCE = new TrustSummary(
            NOW,
            false,
            List.of(
                    new ChangedFile(
                            "repository/conf/deployment.toml",
                            Change.REPLACED,
                            Optional.of("aa"),
                            Optional.of("bb"),
                            Set.of("server-header"),
                            List.of(List.of(
                                    new ChangedLine(ChangedLine.Kind.KEPT, 1, "[server]", Set.of()),
                                    new ChangedLine(ChangedLine.Kind.REMOVED, 2, "name = \"WSO2\"", Set.of("server-header")),
                                    new ChangedLine(ChangedLine.Kind.ADDED, 2, "name = \"•••\"", Set.of("server-header"))))),
                    new ChangedFile(
                            "repository/resources/security/tls.p12",
                            Change.ADDED,
                            Optional.empty(),
                            Optional.of("cc"),
                            Set.of(),
                            List.of()),
                    new ChangedFile(
                            "repository/resources/security/wso2carbon.p12",
                            Change.DELETED,
                            Optional.of("dd"),
                            Optional.empty(),
                            Set.of("published-key"),
                            List.of())),
            List.of(new TrustLine("client-truststore.p12", "apim", "partner named in <truststore>")),
            List.of(new TrustedAuthorities("client-truststore.p12", List.of(TLS))),
            List.of(TLS));

    @Test
    void needsNothingElseAndRunsNothing() {
        assertThat(HtmlReport.of(full(), EVIDENCE).replaceAll("<a href=\"https://[^\"]+\">", ""))
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("default-src 'none'; style-src 'unsafe-inline'")
                .doesNotContain("<script", "<link", "<img", "http:", "https:", "url(", "@import", "javascript:")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void keepsItsStyleOutOfTheReachOfEscaping() {
        String page = HtmlReport.of(full(), EVIDENCE);

        assertThat(page.substring(page.indexOf("<style>"), page.indexOf("</style>")))
                .contains("prefers-color-scheme: dark", "@media print")
                .doesNotContain("&");
    }

    @Test
    void saysTheVerdictFirst() throws Exception {
        assertThat(text(HtmlReport.of(full(), EVIDENCE)))
                .contains(
                        "Hardening audit WSO2 Identity Server 7.1.0 target/wso2is-7.1.0.zip Fails Errors fail the build."
                                + " Errors 2 Warnings 0 Info 1 Waived 1 By hand 0 Not applicable 0 Passed 1 Findings");
        assertThat(text(HtmlReport.of(report(FailOn.NEVER, KEY_IN_STORE), EVIDENCE)))
                .contains("Not judged Findings are reported only, nothing fails the build.");
        assertThat(text(HtmlReport.of(report(FailOn.WARNING), EVIDENCE)))
                .contains("Passes Errors and warnings fail the build.", "The rules found nothing.");
    }

    @Test
    void showsFindingsWithTheirCures() throws Exception {
        assertThat(text(HtmlReport.of(full(), EVIDENCE)))
                .contains(
                        "error published-key Expected No key that WSO2 publishes is in use Security guidelines, keystores"
                                + " ; NIST SP 800-53 Rev. 5: SC-12 repository/components/plugins/a b.jar!/wso2carbon.jks The key wso2carbon is published."
                                + " repository/resources/security/wso2carbon.p12 The key wso2carbon is published."
                                + " Cure Run harden.")
                .contains("waived server-header Expected Responses do not name the product Security guidelines, headers"
                        + " ; NIST SP 800-53 Rev. 5: AC-3, SC-12; CIS Apache Tomcat 9 Benchmark v1.2.0: 2.7;"
                        + " Apache Tomcat Application Server 9 STIG: TCAT-AS-000070 repository/conf/deployment.toml:12 The Server header says WSO2 Carbon Server."
                        + " Waived, warning: behind a proxy (until 2027-03-31)");
    }

    @Test
    void leadsToTheGuidelines() {
        assertThat(HtmlReport.of(full(), EVIDENCE))
                .contains("<a href=\"https://example.com/guidelines/#keystores\">Security guidelines, keystores</a>");
    }

    @Test
    void showsAdvisoriesInATableOfTheirOwn() throws Exception {
        String page = HtmlReport.of(advisories(FailOn.ERROR), EVIDENCE);

        assertThat(text(page))
                .contains("Findings info default-ports")
                .contains("Cure Let only the load balancer reach it. Security advisories"
                        + " 3 advisories, 2 of CVSS 7 or more; update level 23 cures all but 1, whose level isn't"
                        + " published (data of 2026-07-01)."
                        + " Advisory CVE CVSS Severity Cured by"
                        + " WSO2-2025-4494 CVE-2025-9312 9.8 high level 23"
                        + " WSO2-2025-4603 CVE-2025-10907 8.4 high no level is published"
                        + " WSO2-2026-5002 not applicable level 9"
                        + " WSO2-2025-4115 CVE-2025-5605 4.3 medium; waived: nobody asks level 59"
                        + " Changed against stock");
        assertThat(page)
                .contains(
                        "<tr class=\"warning\"><td data-column=\"Advisory\">"
                                + "<a href=\"https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2025/WSO2-2025-4494/\" rel=\"noreferrer\">");
    }

    @Test
    void saysThatAdvisoriesAreAllThatIsFound() throws Exception {
        var report = report(FailOn.ERROR);
        var found = new AuditReport(
                report.tool(),
                report.version(),
                report.distribution(),
                report.failOn(),
                List.of(CRITICAL.rule()),
                new Observations(List.of(CRITICAL), List.of(), List.of()),
                Optional.empty());

        assertThat(text(HtmlReport.of(found, EVIDENCE)))
                .contains(
                        "Findings The rules found nothing but advisories. Security advisories 1 advisory, 1 of CVSS 7 or"
                                + " more; update level 23 cures it (data of 2026-07-01).");
    }

    @Test
    void showsWhatChangedWhoIsTrustedAndHowLong() throws Exception {
        assertThat(text(HtmlReport.of(full(), EVIDENCE)))
                .contains("Added: 1 repository/resources/security/tls.p12 Replaced: 1 repository/conf/deployment.toml"
                        + " Removed: 1 repository/resources/security/wso2carbon.p12")
                .contains("Who trusts because client-truststore.p12 apim partner named in <truststore>")
                .contains("tls 2026-11-24, 2 days left")
                .contains("Name Subject From Until tls CN=is.example.com 2026-11-21 2026-11-24");
    }

    @Test
    void saysWhatItDoesNotKnow() throws Exception {
        assertThat(text(HtmlReport.of(full(), TrustSummary.unknown(NOW))))
                .contains("Not known here: only the run that hardens a distribution knows what it changes.")
                .contains("Not known here: the stores were not opened.");
    }

    @Test
    void listsWhatTheBuildCouldNotDecide() throws Exception {
        assertThat(text(HtmlReport.of(undecided(), TrustSummary.unknown(NOW))))
                .contains(
                        "To do by hand"
                                + " default-ports bin/wso2server.sh Who reaches the port isn't known. Ask from outside."
                                + " published-key repository/database/WSO2IDENTITY_DB.h2.db The database may hold the key."
                                + " Look in the console."
                                + " Not applicable jvm-memory because the distribution has no start script Changed against stock");
        assertThat(text(HtmlReport.of(full(), EVIDENCE))).doesNotContain("To do by hand");
    }

    @Test
    void endsWithTheRulesThatPassedAndTheToolAndTime() throws Exception {
        assertThat(text(HtmlReport.of(full(), EVIDENCE)))
                .endsWith("Rules that passed jvm-memory The heap fits production"
                        + " is-hardening-maven-plugin 1.0.0, 2026-11-22 10:30 UTC");
    }

    @Test
    void takesNoTextForMarkup() throws Exception {
        String attack = "</style><script>alert('\"&')</script>";
        Finding finding = Finding.of(PUBLISHED_KEY, Location.of(attack), attack, attack);
        var line = new CertificateLine(
                attack, attack, List.of(attack), attack, attack, NOW, NOW.plusSeconds(1));
        var evidence = new TrustSummary(
                NOW,
                true,
                List.of(new ChangedFile(
                        attack,
                        Change.ADDED,
                        Optional.of(attack),
                        Optional.of(attack),
                        Set.of(attack),
                        List.of(List.of(new ChangedLine(ChangedLine.Kind.ADDED, 1, attack, Set.of(attack)))))),
                List.of(new TrustLine(attack, attack, attack)),
                List.of(new TrustedAuthorities(attack, List.of(line))),
                List.of(line));

        String page = HtmlReport.of(report(FailOn.ERROR, finding), evidence);

        assertThat(page).doesNotContain("<script").containsOnlyOnce("</style>");
        assertThat(text(page)).contains("Cure " + attack);
    }

    @Test
    void isTheSameForTheSameContent() {
        assertThat(HtmlReport.of(full(), EVIDENCE)).isEqualTo(HtmlReport.of(full(), EVIDENCE));
    }

    /** What the page says, read by the JDK's parser; a text between two elements is set off by a blank. */
    private static String text(String page) throws ParserConfigurationException, SAXException, IOException {
        String body = page.substring(page.indexOf("<body"), page.indexOf("</body>") + "</body>".length());
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(body.replace("><", "> <").replaceAll("(?<!>) *<", " <"))));
        return document.getDocumentElement().getTextContent().strip().replaceAll("\\s+", " ");
    }

    @Test
    void showsWhatAStartedServerSaidApart() throws Exception {
        assertThat(text(HtmlReport.of(Samples.started(Samples.HEADER, Samples.OLD_TLS), EVIDENCE)))
                .contains("Findings warning server-header")
                .contains("On the started server Started twice on Java 17. Not proven: database, mail."
                        + " What the started server shows error serves-tls Expected TLS is strict Production checklist, TLS"
                        + " port-9443 takes TLS 1.0. Cure Set protocols. Not applicable starts because nobody looked"
                        + " Rules that the started server passed No rule that was checked passed.");
    }
}
