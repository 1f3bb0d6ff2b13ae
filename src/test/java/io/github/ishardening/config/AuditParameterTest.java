package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.Policy;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.problem.ProblemException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditParameterTest {

    @Test
    void failsOnErrorsByItself() {
        assertThat(policy("", "error")).isEqualTo(new Policy(FailOn.ERROR, new TreeSet<>(), new TreeMap<>()));
    }

    @Test
    void takesExcludesAndSeverities() {
        assertThat(policy("""
                        <excludes><exclude>hsts</exclude></excludes>
                        <severities>
                          <severity><rule>dh-key-size</rule><level>info</level></severity>
                          <severity><rule>server-header</rule><level>error</level></severity>
                        </severities>
                        """, "warning"))
                .isEqualTo(new Policy(
                        FailOn.WARNING,
                        new TreeSet<>(Set.of("hsts")),
                        new TreeMap<>(Map.of("dh-key-size", Severity.INFO, "server-header", Severity.ERROR))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <level>info</level>                    | <rule>: is missing. Specify the ID of a rule.
            <rule>hsts</rule>                      | <level>: is missing. It must be one of error, warning, info.
            <rule>hsts</rule><level>fatal</level>  | <level>: must be one of error, warning, info, but is fatal.
            """)
    void refusesSeveritiesThatAreNone(String severity, String message) {
        assertThatThrownBy(() -> policy("<severities><severity>" + severity + "</severity></severities>", "error"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<audit><severities><severity>" + message);
    }

    @Test
    void refusesTwoSeveritiesOfOneRule() {
        assertThatThrownBy(() -> policy("""
                        <severities>
                          <severity><rule>hsts</rule><level>info</level></severity>
                          <severity><rule>hsts</rule><level>error</level></severity>
                        </severities>
                        """, "error"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<audit><severities><severity>: hsts appears twice. Remove one of them.");
    }

    @ParameterizedTest
    @CsvSource({"9.0, 9", "7, 7", "0.1, 0.1", "10, 10", "10.0, 10"})
    void takesTheScoreFromWhichOnAdvisoriesFail(String score, double failFrom) {
        assertThat(policy("<advisories><failFrom>" + score + "</failFrom></advisories>", "error"))
                .isEqualTo(new Policy(FailOn.ERROR, new TreeSet<>(), new TreeMap<>(), OptionalDouble.of(failFrom)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"high", "10.1", "11", "-1", "9,0", "9.", ".5", "7.25", "NaN", "1e0"})
    void refusesScoresThatAreNone(String score) {
        assertThatThrownBy(() -> policy("<advisories><failFrom>" + score + "</failFrom></advisories>", "error"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<audit><advisories><failFrom>: must be a CVSS score such as 9.0, from 0.0 to 10.0, but is "
                        + score + ".");
    }

    @Test
    void refusesThresholdsThatAreNone() {
        assertThatThrownBy(() -> policy("", "fatal"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<failOn>: must be one of error, warning, never, but is fatal.");
    }

    private static Policy policy(String audit, String failOn) {
        return PluginBlock.audit("<audit>" + audit + "</audit>").toPolicy(failOn);
    }
}
