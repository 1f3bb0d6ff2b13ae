package io.github.ishardening.audit;

import static io.github.ishardening.audit.Samples.DEFAULT_PORTS;
import static io.github.ishardening.audit.Samples.HEADER;
import static io.github.ishardening.audit.Samples.JVM_MEMORY;
import static io.github.ishardening.audit.Samples.KEY_IN_ARCHIVE;
import static io.github.ishardening.audit.Samples.KEY_IN_STORE;
import static io.github.ishardening.audit.Samples.PORTS;
import static io.github.ishardening.audit.Samples.PUBLISHED_KEY;
import static io.github.ishardening.audit.Samples.SERVER_HEADER;
import static io.github.ishardening.audit.Samples.report;
import static io.github.ishardening.audit.Samples.undecided;
import static io.github.ishardening.audit.Samples.waived;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditReportTest {

    @Test
    void sortsTheWorstFirstAndTheWaivedLast() {
        Finding waived = waived(KEY_IN_STORE, "later");

        assertThat(report(FailOn.ERROR, PORTS, waived, HEADER, KEY_IN_ARCHIVE).findings())
                .containsExactly(KEY_IN_ARCHIVE, HEADER, PORTS, waived);
    }

    @Test
    void isTheSameWhateverTheOrderOfFindings() {
        assertThat(report(FailOn.ERROR, KEY_IN_STORE, PORTS, KEY_IN_ARCHIVE, PORTS))
                .isEqualTo(report(FailOn.ERROR, KEY_IN_ARCHIVE, KEY_IN_STORE, PORTS));
    }

    @Test
    void sortsRulesById() {
        assertThat(report(FailOn.ERROR).rules())
                .containsExactly(DEFAULT_PORTS, JVM_MEMORY, PUBLISHED_KEY, SERVER_HEADER);
    }

    @Test
    void countsWaivedFindingsApart() {
        Summary summary = report(FailOn.ERROR, KEY_IN_STORE, KEY_IN_ARCHIVE, waived(HEADER, "later"), PORTS)
                .summary();

        assertThat(summary).isEqualTo(new Summary(2, 0, 1, 1, 0, 0, 1));
        assertThat(summary).hasToString("1 passed; 2 errors, 1 info, 1 waived");
        assertThat(new Summary(1, 1, 0, 0, 0, 0, 0)).hasToString("0 passed; 1 error, 1 warning");
        assertThat(new Summary(0, 0, 0, 0, 0, 0, 4)).hasToString("4 passed");
    }

    @Test
    void countsNothingAsFixedByHardenThatOnlyTheUserFixes() {
        var report = report(FailOn.ERROR, KEY_IN_STORE.hardens(false), KEY_IN_ARCHIVE, PORTS);

        assertThat(report.fixedByHarden()).isEqualTo(1);
        assertThat(Cure.group(report.of(PUBLISHED_KEY), true).keySet())
                .map(Cure::toString)
                .containsExactly("Fixed by harden. By hand: Run harden.", "Run harden.");
        assertThat(Cure.group(report.of(PUBLISHED_KEY), false).keySet())
                .map(Cure::toString)
                .containsExactly("Run harden.");
    }

    @Test
    void countsRulesThatPassApartFromThoseThatAreUndecided() {
        assertThat(undecided().summary()).isEqualTo(new Summary(0, 0, 1, 0, 2, 1, 1));
        assertThat(undecided().summary()).hasToString("1 passed, 1 not applicable; 1 info, 2 manual checks");
        assertThat(undecided().passed()).containsExactly(SERVER_HEADER);
        assertThat(undecided().failures()).isEmpty();
    }

    @Test
    void refusesFindingsOfRulesThatItDoesNotList() {
        var distribution = new AuditedDistribution("WSO2 Identity Server", "7.1.0", "identity-server", "wso2is.zip");

        assertThatThrownBy(() -> new AuditReport(
                        "tool",
                        "1",
                        distribution,
                        FailOn.ERROR,
                        List.of(PUBLISHED_KEY),
                        new Observations(List.of(HEADER), List.of(), List.of()),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("server-header is not among the rules of the report");
    }
}
