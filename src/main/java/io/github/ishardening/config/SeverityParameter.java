package io.github.ishardening.config;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.problem.ProblemException;

/**
 * {@code <audit><severities><severity>}: the severity of one rule's findings.
 *
 * <pre>{@code
 * <audit>
 *   <severities>
 *     <severity>
 *       <rule>embedded-database</rule>
 *       <level>error</level>
 *     </severity>
 *   </severities>
 * </audit>
 * }</pre>
 */
public class SeverityParameter {

    static final String WHERE = "<audit><severities><severity>";

    /** The ID of the rule (required). */
    private String rule;

    /** {@code error}, {@code warning} or {@code info} (required). */
    private String level;

    /**
     * The rule's ID.
     *
     * @throws ProblemException if it is missing
     */
    String rule() {
        if (rule == null) {
            throw new ProblemException(WHERE + "<rule>", "is missing.", "Specify the ID of a rule.");
        }
        return rule;
    }

    /**
     * The severity of the rule's findings.
     *
     * @throws ProblemException if it isn't one of the three words
     */
    Severity toSeverity() {
        return Choice.of(WHERE + "<level>", level, Severity.class);
    }
}
