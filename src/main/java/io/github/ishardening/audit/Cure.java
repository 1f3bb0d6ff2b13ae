package io.github.ishardening.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to do about findings, in the words of reports for people.
 *
 * @param isHardening whether hardening does it
 * @param otherwise what to do where hardening doesn't, or isn't wanted: a sentence
 */
public record Cure(boolean isHardening, String otherwise) {

    /** What reports call findings that hardening fixes. */
    public static final String HARDENING = "Fixed by harden";

    /** What reports call the others. */
    public static final String NOT_HARDENING = "Not fixed by harden";

    private static final String WITHOUT = "Without it: ";

    /**
     * The findings by what is to be done about them, in their order.
     *
     * @param isStock whether they were found in what is as it was shipped, so that it can be hardened
     */
    public static Map<Cure, List<Finding>> group(List<Finding> findings, boolean isStock) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> new Cure(isStock && finding.isFixedByHarden(), finding.cure()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** What kind of cure it is, as a title above {@link #text}. */
    public String title() {
        return isHardening ? HARDENING : "Fix";
    }

    /** What to do, below {@link #title}. */
    public String text() {
        return isHardening ? WITHOUT + otherwise : otherwise;
    }

    /** All of it where there is no title. */
    @Override
    public String toString() {
        return isHardening ? HARDENING + ". " + text() : otherwise;
    }
}
