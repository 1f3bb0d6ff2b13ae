package io.github.ishardening.config;

import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.Policy;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.problem.ProblemException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code <audit>}: which rules are checked, and how bad their findings are.
 *
 * <pre>{@code
 * <audit>
 *   <excludes>
 *     <exclude>jdk-version</exclude>
 *   </excludes>
 *   <severities>
 *     <severity>
 *       <rule>embedded-database</rule>
 *       <level>error</level>
 *     </severity>
 *   </severities>
 * </audit>
 * }</pre>
 */
public class AuditParameter {

    /** Ids of rules that aren't checked, besides those that {@code <controls><excludes>} names. */
    private List<String> excludes = List.of();

    /** How bad findings are, for rules whose own severity doesn't fit. */
    private List<SeverityParameter> severities = List.of();

    /** What becomes of WSO2's security advisories. */
    private AdvisoriesParameter advisories = new AdvisoriesParameter();

    /**
     * The checked policy.
     *
     * @param failOn {@code is-hardening.failOn}
     * @throws ProblemException if it isn't a policy
     */
    public Policy toPolicy(String failOn) {
        var threshold = Choice.of("<failOn>", failOn, FailOn.class);
        var bySeverity = new TreeMap<String, Severity>();
        for (SeverityParameter severity : severities) {
            if (bySeverity.put(severity.rule(), severity.toSeverity()) != null) {
                throw new ProblemException(
                        SeverityParameter.WHERE, severity.rule() + " is named twice.", "Keep one of them.");
            }
        }
        return new Policy(threshold, new TreeSet<>(excludes), bySeverity, advisories.toFailFrom());
    }
}
