package io.github.ishardening.audit;

import static io.github.ishardening.audit.Samples.CRITICAL;
import static io.github.ishardening.audit.Samples.HIGH;
import static io.github.ishardening.audit.Samples.MEDIUM;
import static io.github.ishardening.audit.Samples.SCORELESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.advisory.Advisory;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenAdvisoriesTest {

    @Test
    void comeToTheLevelThatCuresAll() {
        assertThat(open(CRITICAL, MEDIUM, SCORELESS))
                .hasToString("3 advisories, 1 with CVSS 7 or more; update level 59 fixes all (data as of 2026-07-01)");
    }

    @Test
    void tellThoseWithoutALevelApart() {
        assertThat(open(CRITICAL, HIGH, MEDIUM))
                .hasToString("3 advisories, 2 with CVSS 7 or more; update level 59 fixes all but 1, whose fix level"
                        + " isn't"
                        + " published (data as of 2026-07-01)");
        assertThat(open(HIGH, HIGH))
                .hasToString("2 advisories, 2 with CVSS 7 or more; the level that fixes them isn't published"
                        + " (data as of 2026-07-01)");
    }

    @Test
    void mayBeOne() {
        assertThat(open(SCORELESS))
                .hasToString("1 advisory, none with CVSS 7 or more; update level 9 fixes it (data as of 2026-07-01)");
        assertThat(open(HIGH))
                .hasToString("1 advisory, 1 with CVSS 7 or more; the level that fixes it isn't published"
                        + " (data as of 2026-07-01)");
    }

    @Test
    void countThoseThatAreCalledCriticalWhateverTheirScore() {
        var called = new Advisory(
                "WSO2-2025-3993",
                LocalDate.of(2025, 5, 5),
                "critical",
                OptionalDouble.of(6.3),
                List.of(),
                OptionalInt.of(9),
                LocalDate.of(2026, 7, 1));

        assertThat(new OpenAdvisories(List.of(called)))
                .hasToString("1 advisory, 1 with CVSS 7 or more, or rated high or critical; update level 9 fixes it"
                        + " (data as of 2026-07-01)");
    }

    private static OpenAdvisories open(Finding... findings) {
        return new OpenAdvisories(Stream.of(findings)
                .<Advisory>flatMap(finding -> finding.advisory().stream())
                .toList());
    }
}
