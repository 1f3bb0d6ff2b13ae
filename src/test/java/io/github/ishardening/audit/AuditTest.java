package io.github.ishardening.audit;

import static io.github.ishardening.audit.Samples.HEADER;
import static io.github.ishardening.audit.Samples.JVM_MEMORY;
import static io.github.ishardening.audit.Samples.KEY_IN_STORE;
import static io.github.ishardening.audit.Samples.RULES;
import static io.github.ishardening.audit.Samples.SERVER_HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final AuditedDistribution DISTRIBUTION =
            new AuditedDistribution("WSO2 Identity Server", "7.1.0", "identity-server", "wso2is.zip");

    @TempDir
    private Path folder;

    @Test
    void reportsFindingsAsPolicyAndWaiversSay() throws IOException {
        Path waivers = Files.writeString(folder.resolve("waivers.toml"), """
                [[waiver]]
                rule = "published-key"
                reason = "a test system"
                until = 2027-03-31

                [[waiver]]
                rule = "jvm-memory"
                reason = "a small machine"
                until = 2027-03-31
                """);
        var policy =
                new Policy(FailOn.WARNING, new TreeSet<>(), new TreeMap<>(Map.of("server-header", Severity.ERROR)));
        Audit audit = Audit.of(policy, Optional.of(waivers), RULES, TODAY);

        AuditReport report = audit.report(
                "tool",
                "1",
                DISTRIBUTION,
                RULES,
                new Observations(List.of(KEY_IN_STORE, HEADER), List.of(), List.of()),
                Optional.empty());

        assertThat(report.summary()).isEqualTo(new Summary(1, 0, 0, 1, 0, 0, 2));
        assertThat(report.failOn()).isEqualTo(FailOn.WARNING);
        assertThat(audit.idleWaivers(report))
                .containsExactly("waivers.toml:6: waives nothing: jvm-memory has no finding there.");
    }

    @Test
    void checksAllRulesButTheExcludedOnes() throws IOException {
        var policy = new Policy(FailOn.ERROR, new TreeSet<>(Set.of("server-header")), new TreeMap<>());
        Audit audit = Audit.of(policy, Optional.empty(), RULES, TODAY);

        assertThat(audit.checks(SERVER_HEADER)).isFalse();
        assertThat(audit.checks(JVM_MEMORY)).isTrue();
    }

    @Test
    void refusesAPolicyOnRulesThatThereAreNot() {
        var policy = new Policy(FailOn.ERROR, new TreeSet<>(Set.of("ports")), new TreeMap<>());

        assertThatThrownBy(() -> Audit.of(policy, Optional.empty(), RULES, TODAY))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("<audit><excludes>: ports isn't a rule.");
    }
}
