package io.github.ishardening.advisory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A WSO2 security advisory, as it applies to one product version.
 *
 * @param id its id, {@code WSO2-2025-4494}
 * @param published when it was published, or published again
 * @param severity WSO2's rating: {@code critical}, {@code high}, {@code medium}, {@code low}, {@code informative} or
 *     {@code not-applicable}
 * @param cvss its CVSS base score, from 0 to 10; empty if it has none
 * @param cves the ids of its CVE records; may be empty
 * @param level the first update level of the version that contains the fix; empty if none is published
 * @param asOf the date of the data
 */
public record Advisory(
        String id,
        LocalDate published,
        String severity,
        OptionalDouble cvss,
        List<String> cves,
        OptionalInt level,
        LocalDate asOf) {

    /** The worst first; those without a score last. */
    public static final Comparator<Advisory> WORST_FIRST = Comparator.comparingDouble(
                    (Advisory advisory) -> -advisory.cvss().orElse(-1))
            .thenComparing(Advisory::id);

    /** The address under which WSO2 publishes advisories, by year and id. */
    public static final String PAGES =
            "https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/";

    /** The form of a CVSS base score, from 0 to 10 with at most one decimal. */
    public static final Pattern SCORE = Pattern.compile("\\d(?:\\.\\d)?|10(?:\\.0)?");

    /** The lowest score that CVSS 3.1 (section 5) rates as high. */
    public static final int HIGH = 7;

    private static final Set<String> HIGH_IN_WORDS = Set.of("critical", "high");

    /** Copies the list. */
    public Advisory {
        cves = List.copyOf(cves);
    }

    /** Whether a pack with this update level contains the fix; false if no level is published. */
    boolean isCuredAt(int updateLevel) {
        return level.isPresent() && updateLevel >= level.getAsInt();
    }

    /** Whether its CVSS score is at least this. */
    public boolean reaches(double score) {
        return cvss.isPresent() && cvss.getAsDouble() >= score;
    }

    /** Whether it is high or worse, by its score or by WSO2's rating, which may be worse than the score. */
    public boolean isHigh() {
        return reaches(HIGH) || HIGH_IN_WORDS.contains(severity);
    }

    /** The address at which WSO2 publishes it. */
    public String address() {
        return address(published.getYear(), id);
    }

    /** The address at which WSO2 publishes the advisory with this id, in this year. */
    public static String address(int year, String id) {
        return "%s%s/%s/".formatted(PAGES, year, id);
    }

    /** The score with one decimal, {@code 9.8}; empty if it has none. */
    public String score() {
        return cvss.isPresent() ? String.format(Locale.ROOT, "%.1f", cvss.getAsDouble()) : "";
    }

    /** Its identifiers and score: {@code WSO2-2025-4494 (CVE-2025-9312, CVSS 9.8)}. */
    public String title() {
        String known = Stream.concat(cves.stream(), cvss.stream().mapToObj(score -> "CVSS " + score()))
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? id : "%s (%s)".formatted(id, known);
    }

    /** The fix: {@code update level 23 fixes it}. */
    public String remedy() {
        return level.isPresent()
                ? "update level %s fixes it".formatted(level.getAsInt())
                : "the level that fixes it isn't published";
    }

    /** Merges two entries for the same version: only the higher level contains the complete fix. */
    Advisory and(Advisory other) {
        var newer = other.published.isAfter(published) ? other : this;
        return new Advisory(
                id,
                newer.published,
                newer.severity,
                newer.cvss,
                newer.cves,
                level.orElse(-1) > other.level.orElse(-1) ? level : other.level,
                asOf);
    }
}
