package io.github.ishardening.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fix for findings, as worded in human-readable reports.
 *
 * @param isHardening whether hardening fixes them
 * @param otherwise what to do if hardening doesn't fix them, or isn't wanted: a sentence
 */
public record Cure(boolean isHardening, String otherwise) {

    /** The label of findings that hardening fixes. */
    public static final String HARDENING = "Fixed by harden";

    /** The title for findings that hardening doesn't fix. */
    public static final String NOT_HARDENING = "Not fixed by harden";

    /** How to waive a finding instead: words that follow the verb. */
    public static final String WAIVING = "in a file (-Dis-hardening.waivers)";

    private static final String WITHOUT = "By hand: ";

    /**
     * Groups findings by their cure, in their order.
     *
     * @param isStock whether they were found in a stock distribution, which can be hardened
     */
    public static Map<Cure, List<Finding>> group(List<Finding> findings, boolean isStock) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> new Cure(isStock && finding.isFixedByHarden(), finding.cure()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** The kind of cure, as a title above {@link #text}. */
    public String title() {
        return isHardening ? HARDENING : "Fix";
    }

    /** The instructions, below {@link #title}. */
    public String text() {
        return isHardening ? WITHOUT + otherwise : otherwise;
    }

    /** Title and text in one, where there is no separate title. */
    @Override
    public String toString() {
        return isHardening ? HARDENING + ". " + text() : otherwise;
    }
}
