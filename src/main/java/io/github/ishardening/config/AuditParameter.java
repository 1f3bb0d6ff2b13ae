package io.github.ishardening.config;

import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.Policy;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.problem.ProblemException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code <audit>}: which rules are checked, and the severity of their findings.
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

    /** IDs of rules not to check, in addition to those in {@code <controls><excludes>}. */
    private List<String> excludes = List.of();

    /** Severities that replace the rules' own. */
    private List<SeverityParameter> severities = List.of();

    /** How to treat WSO2's security advisories. */
    private AdvisoriesParameter advisories = new AdvisoriesParameter();

    /**
     * The checked policy.
     *
     * @param failOn {@code is-hardening.failOn}
     * @throws ProblemException if a parameter is invalid
     */
    public Policy toPolicy(String failOn) {
        var threshold = Choice.of("<failOn>", failOn, FailOn.class);
        var bySeverity = new TreeMap<String, Severity>();
        for (SeverityParameter severity : severities) {
            if (bySeverity.put(severity.rule(), severity.toSeverity()) != null) {
                throw new ProblemException(
                        SeverityParameter.WHERE, severity.rule() + " appears twice.", "Remove one of them.");
            }
        }
        return new Policy(threshold, new TreeSet<>(excludes), bySeverity, advisories.toFailFrom());
    }
}
