package io.github.ishardening.audit;

import static io.github.ishardening.audit.Samples.HEADER;
import static io.github.ishardening.audit.Samples.KEY_IN_STORE;
import static io.github.ishardening.audit.Samples.MEDIUM;
import static io.github.ishardening.audit.Samples.PORTS;
import static io.github.ishardening.audit.Samples.SCORELESS;
import static io.github.ishardening.audit.Samples.advisories;
import static io.github.ishardening.audit.Samples.full;
import static io.github.ishardening.audit.Samples.report;
import static io.github.ishardening.audit.Samples.started;
import static io.github.ishardening.audit.Samples.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.ConsoleReport.Line;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

    private static final String SUMMARY =
            "security-advisories: 3 advisories, 2 with CVSS 7 or more; update level 23 fixes all but 1, whose fix level"
                    + " isn't published (data as of 2026-07-01)";

    @Test
    void groupsByRuleTheWorstFirstEachWithItsCure() {
        assertThat(ConsoleReport.of(hardened(full(FailOn.NEVER)), Severity.INFO, finding -> true))
                .containsExactly(
                        error(
                                "published-key: requirement: No key that WSO2 publishes is in use (Security guidelines, keystores)"),
                        error(
                                "  repository/components/plugins/a b.jar!/wso2carbon.jks: The key wso2carbon is published."),
                        error("  repository/resources/security/wso2carbon.p12: The key wso2carbon is published."),
                        error("    -> Run harden."),
                        info(
                                "default-ports: requirement: The ports are chosen knowingly (Production checklist, ports)"),
                        info("  repository/conf/deployment.toml: The server listens on 9443."),
                        info("    -> Let only the load balancer reach it."));
    }

    @Test
    void leavesWhatFailsTheBuildToTheVerdict() {
        assertThat(ConsoleReport.of(hardened(full(FailOn.ERROR)), Severity.INFO, finding -> true))
                .containsExactly(
                        info(
                                "default-ports: requirement: The ports are chosen knowingly (Production checklist, ports)"),
                        info("  repository/conf/deployment.toml: The server listens on 9443."),
                        info("    -> Let only the load balancer reach it."));
        assertThat(ConsoleReport.sum(full(FailOn.ERROR), "audit.html")).isEmpty();
    }

    @Test
    void saysNothingThatIsNoNews() {
        assertThat(ConsoleReport.of(hardened(full(FailOn.NEVER)), Severity.WARNING, KEY_IN_STORE::equals))
                .containsExactly(
                        error(
                                "published-key: requirement: No key that WSO2 publishes is in use (Security guidelines, keystores)"),
                        error("  repository/resources/security/wso2carbon.p12: The key wso2carbon is published."),
                        error("    -> Run harden."));
    }

    @Test
    void sumsACleanDistributionUpInOneLine() {
        assertThat(ConsoleReport.of(hardened(report(FailOn.ERROR)), Severity.INFO, finding -> true))
                .isEmpty();
        assertThat(ConsoleReport.sum(report(FailOn.ERROR), "audit.html"))
                .containsExactly("4 rules checked: 4 passed. Full report: audit.html");
    }

    @Test
    void onlyCountsWhatIsLessBadThanAsked() {
        assertThat(ConsoleReport.of(hardened(full(FailOn.NEVER)), Severity.WARNING, finding -> true))
                .hasSize(5)
                .endsWith(error("    -> Run harden."), info("Left for you: 1 info: default-ports."));
        assertThat(ConsoleReport.sum(full(FailOn.NEVER), "audit.html"))
                .containsExactly("4 rules checked: 1 passed; 2 errors, 1 info, 1 waived. Full report: audit.html");
    }

    @Test
    void namesTheRulesOfWhatItOnlyCounts() {
        assertThat(ConsoleReport.of(hardened(undecided()), Severity.WARNING, said -> true))
                .containsExactly(info("Left for you: 1 info, 2 manual checks: default-ports, published-key."));
        assertThat(ConsoleReport.of(hardened(undecided()), Severity.INFO, said -> true))
                .hasSize(4)
                .endsWith(info("Left for you: 2 manual checks: default-ports, published-key."));
        assertThat(ConsoleReport.of(new Verdict(undecided(), true), Severity.INFO, said -> true))
                .endsWith(info("Not fixed by harden: 2 manual checks: default-ports, published-key."));
        assertThat(ConsoleReport.of(
                        hardened(undecided()),
                        Severity.WARNING,
                        said -> said.toString().contains("Who reaches the port isn't known.")))
                .containsExactly(info("Left for you: 1 manual check: default-ports."));
    }

    @Test
    void namesManualChecksOfAFailedAuditOnlyWhereItListsAllFindings() {
        var undecided = undecided();
        var failed = new AuditReport(
                undecided.tool(),
                undecided.version(),
                undecided.distribution(),
                FailOn.ERROR,
                undecided.rules(),
                new Observations(List.of(KEY_IN_STORE), undecided.observations().byHand(), List.of()),
                Optional.empty());

        assertThat(ConsoleReport.of(hardened(failed), Severity.WARNING, said -> true))
                .isEmpty();
        assertThat(ConsoleReport.of(hardened(failed), Severity.INFO, said -> true))
                .containsExactly(info("Left for you: 2 manual checks: default-ports, published-key."));
    }

    @Test
    void countsWhatIsUndecided() {
        assertThat(ConsoleReport.sum(undecided(), "audit.html"))
                .containsExactly(
                        "4 rules checked: 1 passed, 1 not applicable; 1 info, 2 manual checks. Full report: audit.html");
    }

    @Test
    void saysFirstWhatToRunAndOfEachFindingOfAStockDistributionWhetherHardenFixesIt() {
        var report = report(FailOn.NEVER, PORTS, HEADER, KEY_IN_STORE);

        assertThat(ConsoleReport.of(new Verdict(report, true), Severity.INFO, finding -> true))
                .containsExactly(
                        info("Run harden: it fixes 2 of 3 findings."),
                        error(
                                "published-key: requirement: No key that WSO2 publishes is in use (Security guidelines, keystores)"),
                        error("  repository/resources/security/wso2carbon.p12: The key wso2carbon is published."),
                        error("    -> Fixed by harden. By hand: Run harden."),
                        warning(
                                "server-header: requirement: Responses do not name the product (Security guidelines, headers)"),
                        warning("  repository/conf/deployment.toml:12: The Server header says WSO2 Carbon Server."),
                        warning(
                                "    -> Fixed by harden. By hand: Set [transport.https.properties] server to a word that names nothing."),
                        info(
                                "default-ports: requirement: The ports are chosen knowingly (Production checklist, ports)"),
                        info("  repository/conf/deployment.toml: The server listens on 9443."),
                        info("    -> Let only the load balancer reach it."));
        assertThat(ConsoleReport.sum(report, "audit.html"))
                .containsExactly("4 rules checked: 1 passed; 1 error, 1 warning, 1 info. Full report: audit.html");
    }

    @Test
    void leavesToTheVerdictWhatToRunWhereItFails() {
        assertThat(ConsoleReport.of(new Verdict(full(FailOn.ERROR), true), Severity.INFO, finding -> true))
                .containsExactly(
                        info(
                                "default-ports: requirement: The ports are chosen knowingly (Production checklist, ports)"),
                        info("  repository/conf/deployment.toml: The server listens on 9443."),
                        info("    -> Let only the load balancer reach it."));
    }

    @Test
    void saysNothingToRunAgainstNoNews() {
        assertThat(ConsoleReport.of(new Verdict(full(FailOn.NEVER), true), Severity.INFO, finding -> false))
                .isEmpty();
    }

    @Test
    void sumsAdvisoriesUpAndNamesThoseThatAreBad() {
        assertThat(ConsoleReport.of(hardened(advisories(FailOn.ERROR)), Severity.INFO, finding -> true))
                .containsExactly(
                        warning(SUMMARY),
                        warning("  WSO2-2025-4494 (CVE-2025-9312, CVSS 9.8): update level 23 fixes it"),
                        warning("  WSO2-2025-4603 (CVE-2025-10907, CVSS 8.4): the level that fixes it isn't published"),
                        info(
                                "default-ports: requirement: The ports are chosen knowingly (Production checklist, ports)"),
                        info("  repository/conf/deployment.toml: The server listens on 9443."),
                        info("    -> Let only the load balancer reach it."));
        assertThat(ConsoleReport.sum(advisories(FailOn.ERROR), "audit.html"))
                .containsExactly("5 rules checked: 3 passed; 2 warnings, 2 info, 1 waived. Full report: audit.html");
    }

    @Test
    void sumsAdvisoriesUpInOneLineWhereInfoIsOnlyCounted() {
        assertThat(ConsoleReport.of(hardened(advisories(FailOn.ERROR)), Severity.WARNING, finding -> true))
                .containsExactly(warning(SUMMARY), info("Left for you: 2 info: default-ports, security-advisories."));
    }

    @Test
    void sumsUpAdvisoriesThatAreOnlyInfo() {
        var report = advisories(FailOn.ERROR);
        var mild = new AuditReport(
                report.tool(),
                report.version(),
                report.distribution(),
                report.failOn(),
                report.rules(),
                new Observations(List.of(SCORELESS, MEDIUM), List.of(), List.of()),
                Optional.empty());

        assertThat(ConsoleReport.of(hardened(mild), Severity.INFO, finding -> true))
                .containsExactly(
                        info("security-advisories: 2 advisories, none with CVSS 7 or more; update level 59 fixes"
                                + " all (data as of 2026-07-01)"));
        assertThat(ConsoleReport.of(hardened(mild), Severity.WARNING, finding -> true))
                .containsExactly(info("Left for you: 2 info: security-advisories."));
        assertThat(ConsoleReport.sum(mild, "audit.html"))
                .containsExactly("5 rules checked: 4 passed; 2 info. Full report: audit.html");
    }

    @Test
    void leavesAdvisoriesThatFailToTheVerdict() {
        assertThat(ConsoleReport.of(hardened(advisories(FailOn.WARNING)), Severity.WARNING, finding -> true))
                .isEmpty();
        assertThat(ConsoleReport.sum(advisories(FailOn.WARNING), "audit.html")).isEmpty();
    }

    private static Verdict hardened(AuditReport report) {
        return new Verdict(report, false);
    }

    private static Line warning(String text) {
        return new Line(Severity.WARNING, text);
    }

    private static Line error(String text) {
        return new Line(Severity.ERROR, text);
    }

    private static Line info(String text) {
        return new Line(Severity.INFO, text);
    }

    @Test
    void sumsUpWhatAStartedServerSaid() {
        assertThat(ConsoleReport.sum(started(Samples.HEADER), "audit.html"))
                .containsExactly(
                        "6 rules checked: 4 passed, 1 not applicable; 1 warning. Full report: audit.html",
                        "On the started server: 2 rules, 1 passed, 1 not applicable. Not covered: database, mail.");
    }
}
