package io.github.ishardening.audit.report;

import static io.github.ishardening.audit.Samples.KEY_IN_STORE;
import static io.github.ishardening.audit.Samples.PUBLISHED_KEY;
import static io.github.ishardening.audit.Samples.advisories;
import static io.github.ishardening.audit.Samples.full;
import static io.github.ishardening.audit.Samples.report;
import static io.github.ishardening.audit.Samples.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.CertificateLine;
import io.github.ishardening.audit.ChangedFile;
import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Outcome;
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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
            Optional.of("5d42"),
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
                                    new ChangedLine(
                                            ChangedLine.Kind.REMOVED, 2, "name = \"WSO2\"", Set.of("server-header")),
                                    new ChangedLine(
                                            ChangedLine.Kind.ADDED, 2, "name = \"•••\"", Set.of("server-header"))))),
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
            List.of(new TrustLine("client-truststore.p12", "baltimore", "expired 2025-05-12")),
            List.of(new TrustedAuthorities("client-truststore.p12", List.of(TLS))),
            List.of(TLS));

    @Test
    void needsNothingElseAndRunsNothing() {
        assertThat(HtmlReport.of(full(), EVIDENCE).replaceAll("<a href=\"https://[^\"]+\" rel=\"noreferrer\">", ""))
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
                .startsWith("Hardening audit WSO2 Identity Server 7.1.0 target/wso2is-7.1.0.zip SHA-256 5d42"
                        + " 2026-11-22 10:30 UTC, is-hardening-maven-plugin 1.0.0 Fails Errors fail the build."
                        + " Fix each finding, or waive it temporarily in a file (-Dis-hardening.waivers)."
                        + " Left for you: 2 errors, 1 info: published-key , default-ports . Show rules 4 All 2 Errors in 1 rule 0 Warnings 1 Info in 1 rule 0 Manual checks 1 Waived"
                        + " in 1 rule 1 Passed 0 Not applicable Keys and certificates Web, sessions and services"
                        + " Java Files, version and advisories Changes from the stock distribution Trusted"
                        + " certificates Certificates"
                        + " Rules by theme Keys and certificates 2 errors error published-key");
        assertThat(text(HtmlReport.of(report(FailOn.NEVER, KEY_IN_STORE), EVIDENCE)))
                .contains("Not enforced Findings are only reported and never fail the build.");
        assertThat(text(HtmlReport.of(report(FailOn.WARNING), EVIDENCE)))
                .contains("Passes Errors and warnings fail the build. Show rules 4 All 0 Errors");
        assertThat(text(HtmlReport.of(report(FailOn.ERROR, KEY_IN_STORE), TrustSummary.unknown(NOW))))
                .startsWith("Hardening audit WSO2 Identity Server 7.1.0 target/wso2is-7.1.0.zip 2026-11-22 10:30 UTC,");
    }

    @Test
    void tellsOfAStockServerWhatHardeningFixes() throws Exception {
        var stock =
                new TrustSummary(NOW, Optional.empty(), true, List.of(), List.of(), List.of(), List.of(), List.of());

        String page = HtmlReport.of(full(), stock);

        assertThat(text(page))
                .contains(
                        "Errors fail the build. Run harden: it fixes 2 of 3 findings. Fix the others, or waive them"
                                + " temporarily in a file (-Dis-hardening.waivers). Not fixed by harden: 1 info: default-ports . Show rules")
                .contains("0 Not applicable 2 Fixed by harden in 1 rule 1 Not fixed by harden in 1 rule Keys")
                .contains("error published-key fixed by harden Requirement")
                .contains("The key wso2carbon is published. Fixed by harden By hand: Run harden.")
                .contains("The server listens on 9443. Fix Let only the load balancer reach it.")
                .doesNotContain("server-header fixed", "default-ports fixed");
        assertThat(page).contains("class=\"rule spoken fixed error\"", "class=\"rule spoken left info\"");
        assertThat(HtmlReport.of(full(), EVIDENCE)).doesNotContain("by harden");
    }

    @Test
    void showsOnlyTheRulesThatAReaderAsksForWithoutAScript() {
        String page = HtmlReport.of(full(), EVIDENCE);

        for (Outcome outcome : Outcome.values()) {
            boolean isEmpty = full().summary().count(outcome) == 0;
            assertThat(page)
                    .contains("<input type=\"radio\" name=\"show\" id=\"show-" + outcome
                            + (isEmpty ? "\" disabled=\"disabled\"/>" : "\"/>"))
                    .contains(
                            ("body:has(#show-%1$s:checked) :is(.rule:not(.%1$s, :target, :is(.theme, #started-server):target *),"
                                            + " .theme:not(:target, :has(.rule.%1$s, .rule:target))) { display: none; }\n")
                                    .formatted(outcome));
        }
        assertThat(page).containsOnlyOnce("checked=\"checked\"").contains("id=\"show-all\" checked=\"checked\"");
    }

    @Test
    void hasAnchorsThatAreUniqueAndLinksThatLeadSomewhere() {
        for (var report : List.of(full(), undecided(), advisories(FailOn.ERROR), Samples.started(Samples.OLD_TLS))) {
            String page = HtmlReport.of(report, EVIDENCE);
            var anchors = Pattern.compile(" id=\"([^\"]+)\"")
                    .matcher(page)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            var links = Pattern.compile(" href=\"#([^\"]+)\"")
                    .matcher(page)
                    .results()
                    .map(found -> found.group(1))
                    .toList();

            assertThat(anchors).doesNotHaveDuplicates().containsAll(links);
            report.rules()
                    .forEach(rule -> assertThat(page)
                            .contains("id=\"rule-" + rule.id() + "\"")
                            .contains("href=\"" + rule.address() + "\""));
        }
    }

    @Test
    void showsFindingsWithTheirCures() throws Exception {
        assertThat(text(HtmlReport.of(full(), EVIDENCE)))
                .contains(
                        "error published-key Requirement No key that WSO2 publishes is in use Security guidelines, keystores"
                                + " ; NIST SP 800-53 Rev. 5: SC-12 repository/components/plugins/a b.jar!/wso2carbon.jks The key wso2carbon is published."
                                + " repository/resources/security/wso2carbon.p12 The key wso2carbon is published."
                                + " Fix Run harden.")
                .contains(
                        "waived server-header Requirement Responses do not name the product Security guidelines, headers"
                                + " ; NIST SP 800-53 Rev. 5: AC-3, SC-12; CIS Apache Tomcat 9 Benchmark v1.2.0: 2.7;"
                                + " Apache Tomcat Application Server 9 STIG: TCAT-AS-000070 repository/conf/deployment.toml:12 The Server header says WSO2 Carbon Server."
                                + " Waived, warning: behind a proxy (until 2027-03-31) Fix Set [transport.https.properties] server to a word that names nothing."
                                + " Java 1 passed passed jvm-memory The heap fits production Production checklist, JVM");
    }

    @Test
    void leadsToTheGuidelinesAndToTheRecordsOfWhatIsNamed() {
        var finding = Finding.of(PUBLISHED_KEY, Location.of("a"), "is open to CVE-2025-9312.", "See WSO2-2025-4494.");

        assertThat(HtmlReport.of(report(FailOn.ERROR, finding), EVIDENCE))
                .contains(
                        "<a href=\"https://example.com/guidelines/#keystores\" rel=\"noreferrer\">Security guidelines, keystores</a>")
                .contains(
                        "<p>is open to <a href=\"https://www.cve.org/CVERecord?id=CVE-2025-9312\" rel=\"noreferrer\">CVE-2025-9312</a>.</p>")
                .contains(
                        "See <a href=\"https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2025/WSO2-2025-4494/\" rel=\"noreferrer\">WSO2-2025-4494</a>.");
    }

    @Test
    void showsAdvisoriesInATableOfTheirOwn() throws Exception {
        String page = HtmlReport.of(advisories(FailOn.ERROR), EVIDENCE);

        assertThat(text(page))
                .contains("warning info waived security-advisories Requirement The update level fixes all published"
                        + " security advisories WSO2's security advisories 3 advisories, 2 with CVSS 7 or more;"
                        + " update level 23 fixes all but 1, whose fix level isn't published (data as of"
                        + " 2026-07-01); 1 more is waived. Advisory CVE CVSS Severity Fixed by Waived"
                        + " WSO2-2025-4494 CVE-2025-9312 9.8 high level 23"
                        + " WSO2-2025-4603 CVE-2025-10907 8.4 high no level is published"
                        + " WSO2-2026-5002 not rated level 9"
                        + " WSO2-2025-4115 CVE-2025-5605 4.3 medium level 59 nobody asks"
                        + " info default-ports");
        assertThat(page)
                .contains(
                        "<tr class=\"warning\"><td data-column=\"Advisory\">"
                                + "<a href=\"https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2025/WSO2-2025-4494/\" rel=\"noreferrer\">")
                .contains(
                        "<a href=\"https://www.cve.org/CVERecord?id=CVE-2025-9312\" rel=\"noreferrer\">CVE-2025-9312</a>");
    }

    @Test
    void showsWhatChangedWhoIsTrustedAndHowLong() throws Exception {
        assertThat(text(HtmlReport.of(full(), EVIDENCE)))
                .contains("By control: 2 Control Files published-key repository/resources/security/wso2carbon.p12"
                        + " server-header repository/conf/deployment.toml"
                        + " Replaced: 1 repository/conf/deployment.toml +1 −1 server-header SHA-256 before aa SHA-256 after bb"
                        + " Changed lines, secrets masked Before After Line Control 1 [server] 2 − name = \"WSO2\" server-header"
                        + " 2 + name = \"•••\" server-header ⋯"
                        + " Added: 1 repository/resources/security/tls.p12 SHA-256 after cc"
                        + " Removed: 1 repository/resources/security/wso2carbon.p12 published-key SHA-256 before dd")
                .contains("Store or client Trusts Reason client-truststore.p12 apim partner named in <truststore>"
                        + " client-truststore.p12: 1 authority Name Subject, names, SPKI SHA-256 Key Valid"
                        + " tls CN=is.example.com is.example.com, localhost 0123abcd EC-P256 2026-11-21 – 2026-11-24"
                        + " Removed: 1 Store Certificate Reason client-truststore.p12 baltimore expired 2025-05-12")
                .contains("tls 2026-11-24, 2 days left Name Subject, names, SPKI SHA-256 Key Valid"
                        + " tls CN=is.example.com is.example.com, localhost 0123abcd EC-P256 2026-11-21 – 2026-11-24");
    }

    @Test
    void unfoldsTheFileToWhichALinkLeads() {
        assertThat(HtmlReport.of(full(), EVIDENCE))
                .contains(
                        "<details class=\"file\"><summary><span class=\"path\">repository/conf/deployment.toml</span>")
                .contains("</summary><p class=\"digests\" id=\"file-1\">");
    }

    @Test
    void namesOnlyTheFirstOfManyRulesThatAreLeft() throws Exception {
        assertThat(text(HtmlReport.of(Samples.many(23), EVIDENCE)))
                .contains("Left for you: 23 errors: rule-000 , rule-001 ,", ", rule-019 and 3 more rules. Show rules");
        assertThat(text(HtmlReport.of(Samples.many(21), EVIDENCE))).contains(", rule-019 and 1 more rule. Show rules");
    }

    @Test
    void staysSmallWhateverADistributionSays() throws Exception {
        var findings = IntStream.range(0, 2_000)
                .mapToObj(i -> Finding.of(PUBLISHED_KEY, Location.of("a" + i), "x".repeat(10_000), "Cure it."))
                .toArray(Finding[]::new);

        String page = HtmlReport.of(report(FailOn.ERROR, findings), EVIDENCE);

        assertThat(page.length()).isLessThan(400_000);
        assertThat(text(page).replaceAll("x{1000}", "X"))
                .contains("a0 X… a1 X…", "X… Fix Cure it. and 1700 more, all of them in audit.json. Web");
    }

    @Test
    void saysWhatItDoesNotKnow() throws Exception {
        assertThat(text(HtmlReport.of(full(), TrustSummary.unknown(NOW))))
                .contains("Not available: only the run that hardens a distribution knows its changes.")
                .contains("Not available: the stores were not opened.");
    }

    @Test
    void listsWhatTheBuildCouldNotDecide() throws Exception {
        assertThat(text(HtmlReport.of(undecided(), TrustSummary.unknown(NOW))))
                .contains("1 Info in 1 rule 2 Manual checks in 2 rules 0 Waived 1 Passed 1 Not applicable")
                .contains(
                        "manual check published-key Requirement No key that WSO2 publishes is in use Security guidelines, keystores"
                                + " ; NIST SP 800-53 Rev. 5: SC-12 repository/database/WSO2IDENTITY_DB.h2.db The database may hold the key."
                                + " Manual check Look in the console.")
                .contains("not applicable jvm-memory The heap fits production"
                        + " Not applicable: the distribution has no start script. Production checklist, JVM")
                .contains(
                        "info manual check default-ports Requirement The ports are chosen knowingly Production checklist, ports"
                                + " repository/conf/deployment.toml The server listens on 9443. Fix Let only the load balancer reach it."
                                + " bin/wso2server.sh Who reaches the port isn't known. Manual check Ask from outside.");
    }

    @Test
    void takesNoTextForMarkup() throws Exception {
        String attack = "</style><script>alert('\"&')</script>";
        Finding finding = Finding.of(PUBLISHED_KEY, Location.of(attack), attack, attack);
        var line = new CertificateLine(attack, attack, List.of(attack), attack, attack, NOW, NOW.plusSeconds(1));
        var evidence = new TrustSummary(
                NOW,
                Optional.of(attack),
                true,
                List.of(new ChangedFile(
                        attack,
                        Change.ADDED,
                        Optional.of(attack),
                        Optional.of(attack),
                        Set.of(attack),
                        List.of(List.of(
                                new ChangedLine(ChangedLine.Kind.ADDED, 1, attack, Set.of(attack)),
                                new ChangedLine(
                                        ChangedLine.Kind.ADDED,
                                        2,
                                        attack,
                                        Set.of(),
                                        List.of(new ChangedLine.Part(8, attack.length()))))))),
                List.of(new TrustLine(attack, attack, attack)),
                List.of(new TrustLine(attack, attack, attack)),
                List.of(new TrustedAuthorities(attack, List.of(line))),
                List.of(line));

        String page = HtmlReport.of(report(FailOn.ERROR, finding), evidence);

        assertThat(page).doesNotContain("<script").containsOnlyOnce("</style>");
        assertThat(text(page))
                .contains("By hand: " + attack, "+ " + attack, "SHA-256 after " + attack, "SHA-256 " + attack)
                .contains("Removed: 1 Store Certificate Reason " + attack);
    }

    @Test
    void spellsWhatIsNotSeenOrTurnsTextAround() throws Exception {
        var finding = Finding.of(PUBLISHED_KEY, Location.of("a"), "b\u202Ec\u0007d\u200Be\u0085", "Cure it.");

        assertThat(text(HtmlReport.of(report(FailOn.ERROR, finding), EVIDENCE)))
                .contains("b<U+202E>c<U+0007>d<U+200B>e<U+0085> Fix");
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
                .contains("Show rules 6 All 1 Errors in 1 rule 1 Warnings in 1 rule")
                .contains("On the started server Started twice on Java 17. Not covered: database, mail."
                        + " error serves-tls Requirement TLS is strict Production checklist, TLS"
                        + " port-9443 takes TLS 1.0. Fix Set protocols. not applicable starts The server starts"
                        + " Not applicable: nobody looked. Production checklist Changes from the stock distribution");
    }
}
