package io.github.ishardening.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * How much was found, and how many rules passed. Waived findings are counted apart from the others.
 *
 * @param error errors
 * @param warning warnings
 * @param info what the build can't decide
 * @param waived findings of any severity that are let pass
 * @param byHand what has to be done on the server
 * @param notApplicable rules that couldn't be decided
 * @param passed rules that were decided and found nothing
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

    /**
     * All counts in words, without those that are zero but the first. Rules come before what they found, of which one rule
     * may have much: {@code 40 passed, 5 not applicable; 2 errors, 1 warning, 1 waived, 6 to check by hand}. The last are what
     * the build can't decide and what has to be done on the server.
     */
    @Override
    public String toString() {
        var rules = new ArrayList<String>();
        rules.add(passed + " passed");
        add(rules, notApplicable, "not applicable");
        var found = new ArrayList<String>();
        addJudged(found);
        add(found, waived, "waived");
        add(found, info + byHand, "to check by hand");
        return String.join(", ", rules) + (found.isEmpty() ? "" : "; " + String.join(", ", found));
    }

    /** The findings in words: {@code 2 errors, 1 warning, 5 info, 1 waived}. */
    String findings() {
        var parts = new ArrayList<String>();
        addJudged(parts);
        add(parts, info, "info");
        add(parts, waived, "waived");
        return String.join(", ", parts);
    }

    private void addJudged(List<String> parts) {
        add(parts, error, error == 1 ? "error" : "errors");
        add(parts, warning, warning == 1 ? "warning" : "warnings");
    }

    private static void add(List<String> parts, int count, String noun) {
        if (count > 0) {
            parts.add(count + " " + noun);
        }
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .filter(finding -> finding.waived().isEmpty())
                .count();
    }
}
