package io.github.ishardening.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * How many findings there are. Waived ones are counted apart from the others.
 *
 * @param error errors
 * @param warning warnings
 * @param info what the build can't decide
 * @param waived findings of any severity that are let pass
 */
public record Summary(int error, int warning, int info, int waived) {

    static Summary of(List<Finding> findings) {
        return new Summary(
                count(findings, Severity.ERROR),
                count(findings, Severity.WARNING),
                count(findings, Severity.INFO),
                (int) findings.stream()
                        .filter(finding -> finding.waived().isPresent())
                        .count());
    }

    /** The counts in words: {@code 2 errors, 1 warning, 5 info, 1 waived}; {@code no findings} where there are none. */
    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        add(parts, error, error == 1 ? "error" : "errors");
        add(parts, warning, warning == 1 ? "warning" : "warnings");
        add(parts, info, "info");
        add(parts, waived, "waived");
        return parts.isEmpty() ? "no findings" : String.join(", ", parts);
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
