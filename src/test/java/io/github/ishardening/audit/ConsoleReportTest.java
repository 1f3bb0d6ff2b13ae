package io.github.ishardening.audit;

import static io.github.ishardening.audit.Samples.KEY_IN_STORE;
import static io.github.ishardening.audit.Samples.full;
import static io.github.ishardening.audit.Samples.report;
import static io.github.ishardening.audit.Samples.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.ConsoleReport.Line;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

    @Test
    void groupsByRuleTheWorstFirstEachWithItsCure() {
        assertThat(ConsoleReport.of(full(FailOn.NEVER), Severity.INFO, finding -> true, "audit.html"))
                .containsExactly(
                        error(
                                "published-key: expected: No key that WSO2 publishes is in use (Security guidelines, keystores)"),
                        error(
                                "  repository/components/plugins/a b.jar!/wso2carbon.jks: The key wso2carbon is published."),
                        error("  repository/resources/security/wso2carbon.p12: The key wso2carbon is published."),
                        error("    -> Run harden."),
                        info("default-ports: expected: The ports are chosen knowingly (Production checklist, ports)"),
                        info("  repository/conf/deployment.toml: The server listens on 9443."),
                        info("    -> Let only the load balancer reach it."),
                        info(
                                "4 rules checked: 1 passed; findings: 2 errors, 1 info, 1 waived. Full report: audit.html"));
    }

    @Test
    void leavesWhatFailsTheBuildToTheVerdict() {
        assertThat(ConsoleReport.of(full(FailOn.ERROR), Severity.INFO, finding -> true, "audit.html"))
                .containsExactly(
                        info("default-ports: expected: The ports are chosen knowingly (Production checklist, ports)"),
                        info("  repository/conf/deployment.toml: The server listens on 9443."),
                        info("    -> Let only the load balancer reach it."));
    }

    @Test
    void saysNothingThatIsNoNews() {
        assertThat(ConsoleReport.of(full(FailOn.NEVER), Severity.WARNING, KEY_IN_STORE::equals, "audit.html"))
                .containsExactly(
                        error(
                                "published-key: expected: No key that WSO2 publishes is in use (Security guidelines, keystores)"),
                        error("  repository/resources/security/wso2carbon.p12: The key wso2carbon is published."),
                        error("    -> Run harden."),
                        info(
                                "4 rules checked: 1 passed; findings: 2 errors, 1 info, 1 waived. Full report: audit.html"));
    }

    @Test
    void saysOneLineOfACleanDistribution() {
        assertThat(ConsoleReport.of(report(FailOn.ERROR), Severity.INFO, finding -> true, "audit.html"))
                .containsExactly(info("4 rules checked: 4 passed. Full report: audit.html"));
    }

    @Test
    void onlyCountsWhatIsLessBadThanAsked() {
        assertThat(ConsoleReport.of(full(FailOn.NEVER), Severity.WARNING, finding -> true, "audit.html"))
                .doesNotContain(info("    -> Let only the load balancer reach it."))
                .endsWith(info(
                        "4 rules checked: 1 passed; findings: 2 errors, 1 info, 1 waived. Full report: audit.html"));
    }

    @Test
    void countsWhatIsUndecided() {
        assertThat(ConsoleReport.of(undecided(), Severity.WARNING, finding -> true, "audit.html"))
                .containsExactly(
                        info(
                                "4 rules checked: 1 passed, 1 not applicable; findings: 1 info; by hand: 2. Full report: audit.html"));
    }

    private static Line error(String text) {
        return new Line(Severity.ERROR, text);
    }

    private static Line info(String text) {
        return new Line(Severity.INFO, text);
    }
}
