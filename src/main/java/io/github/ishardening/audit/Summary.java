package io.github.ishardening.audit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The number of results of each kind, and of rules that passed. Waived findings are counted separately.
 *
 * @param error errors
 * @param warning warnings
 * @param info findings that the build can't judge
 * @param waived waived findings of any severity
 * @param byHand manual checks on the server
 * @param notApplicable rules that couldn't be evaluated
 * @param passed rules that were evaluated and found nothing
 */
public record Summary(int error, int warning, int info, int waived, int byHand, int notApplicable, int passed) {

    static Summary of(Observations observations, int passed) {
        var findings = observations.findings();
        return new Summary(
                count(findings, Severity.ERROR),
                count(findings, Severity.WARNING),
                count(findings, Severity.INFO),
                (int) findings.stream()
                        .filter(finding -> finding.waived().isPresent())
                        .count(),
                observations.byHand().size(),
                observations.notApplicable().size(),
                passed);
    }

    /** The number of findings or manual checks with this outcome; of rules for the last two outcomes. */
    public int count(Outcome outcome) {
        return switch (outcome) {
            case ERROR -> error;
            case WARNING -> warning;
            case INFO -> info;
            case BY_HAND -> byHand;
            case WAIVED -> waived;
            case PASSED -> passed;
            case NOT_APPLICABLE -> notApplicable;
        };
    }

    /**
     * All counts in words, without zeros except for the first. Rules come before results, of which a rule can have
     * many: {@code 40 passed, 5 not applicable; 2 errors, 1 warning, 4 info, 2 manual checks, 1 waived}.
     */
    @Override
    public String toString() {
        String undecided = notApplicable == 0 ? "" : ", " + Outcome.NOT_APPLICABLE.count(notApplicable);
        String found = found();
        return Outcome.PASSED.count(passed) + undecided + (found.isEmpty() ? "" : "; " + found);
    }

    /**
     * The counts of findings and manual checks in words, without zeros:
     * {@code 2 errors, 1 warning, 5 info, 1 manual check}.
     */
    String found() {
        return words(EnumSet.range(Outcome.ERROR, Outcome.WAIVED));
    }

    /** All counts in words, the most urgent first, without zeros: {@code 1 error, 7 passed}. */
    public String worstFirst() {
        return words(EnumSet.allOf(Outcome.class));
    }

    private String words(Set<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> count(outcome) > 0)
                .map(outcome -> outcome.count(count(outcome)))
                .collect(Collectors.joining(", "));
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .filter(finding -> finding.waived().isEmpty())
                .count();
    }
}
