package io.github.ishardening.audit;

import static io.github.ishardening.audit.Samples.CRITICAL;
import static io.github.ishardening.audit.Samples.HEADER;
import static io.github.ishardening.audit.Samples.HIGH;
import static io.github.ishardening.audit.Samples.KEY_IN_STORE;
import static io.github.ishardening.audit.Samples.PORTS;
import static io.github.ishardening.audit.Samples.RULES;
import static io.github.ishardening.audit.Samples.SCORELESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void makesFindingsAsBadAsTheUserSays() {
        Policy policy = policy(Set.of(), Map.of("server-header", Severity.ERROR, "published-key", Severity.INFO));

        assertThat(policy.weigh(List.of(HEADER, KEY_IN_STORE, PORTS)))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR, Severity.INFO, Severity.INFO);
    }

    @Test
    void makesErrorsOfAdvisoriesFromTheScoreOnThatTheUserNames() {
        var policy = new Policy(
                FailOn.ERROR,
                new TreeSet<>(),
                new TreeMap<>(Map.of("security-advisories", Severity.INFO)),
                OptionalDouble.of(9.8));

        assertThat(policy.weigh(List.of(CRITICAL, HIGH, SCORELESS, HEADER)))
                .containsExactly(CRITICAL.as(Severity.ERROR), HIGH.as(Severity.INFO), SCORELESS, HEADER);
    }

    @Test
    void refusesIdsThatAreNoRules() {
        Policy policy = policy(Set.of("server-haeder"), Map.of("ports", Severity.ERROR));

        assertThatThrownBy(() -> policy.requireKnown(RULES))
                .isInstanceOf(ProblemException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "<audit><excludes>: server-haeder isn't a rule. Did you mean server-header?",
                        "<audit><severities>: ports isn't a rule. Valid names: default-ports, jvm-memory, published-key,"
                                + " server-header."));
    }

    private static Policy policy(Set<String> excludes, Map<String, Severity> severities) {
        return new Policy(FailOn.ERROR, new TreeSet<>(excludes), new TreeMap<>(severities));
    }
}
