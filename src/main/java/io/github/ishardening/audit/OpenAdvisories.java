package io.github.ishardening.audit;

import io.github.ishardening.advisory.Advisory;
import java.util.List;
import java.util.OptionalInt;

/**
 * The advisories that concern a distribution.
 *
 * @param advisories the advisories
 */
public record OpenAdvisories(List<Advisory> advisories) {

    /** Copies the list. */
    public OpenAdvisories {
        advisories = List.copyOf(advisories);
    }

    /**
     * A summary: {@code 38 advisories, 8 with CVSS 7 or more; update level 59 fixes all (data as of 2026-07-01)}. There
     * must be at least one advisory.
     */
    @Override
    public String toString() {
        long high = advisories.stream().filter(Advisory::isHigh).count();
        boolean byName =
                advisories.stream().anyMatch(advisory -> advisory.isHigh() && !advisory.reaches(Advisory.HIGH));
        return "%s %s, %s with CVSS %s or more%s; %s (data as of %s)"
                .formatted(
                        advisories.size(),
                        advisories.size() == 1 ? "advisory" : "advisories",
                        high == 0 ? "none" : high,
                        Advisory.HIGH,
                        byName ? ", or rated high or critical" : "",
                        remedy(),
                        advisories.get(0).asOf());
    }

    private String remedy() {
        if (advisories.size() == 1) {
            return advisories.get(0).remedy();
        }
        OptionalInt highest = advisories.stream()
                .flatMapToInt(advisory -> advisory.level().stream())
                .max();
        if (highest.isEmpty()) {
            return "the level that fixes them isn't published";
        }
        long without = advisories.stream()
                .filter(advisory -> advisory.level().isEmpty())
                .count();
        return "update level %s fixes all%s"
                .formatted(
                        highest.getAsInt(),
                        without == 0 ? "" : " but %s, whose fix level isn't published".formatted(without));
    }
}
