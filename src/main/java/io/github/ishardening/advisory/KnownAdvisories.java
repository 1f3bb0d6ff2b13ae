package io.github.ishardening.advisory;

import java.time.LocalDate;
import java.util.List;

/**
 * The advisories that concern one version of a product.
 *
 * @param asOf the date of the data: later advisories aren't included
 * @param advisories the advisories, the worst first
 */
public record KnownAdvisories(LocalDate asOf, List<Advisory> advisories) {

    /** The number of days for which data is fresh enough: WSO2 publishes about ten times a year. */
    public static final int FRESH = 180;

    /** Sorts the list. */
    public KnownAdvisories {
        advisories = advisories.stream().sorted(Advisory.WORST_FIRST).toList();
    }

    /** Whether the data is older than {@link #FRESH} days. */
    public boolean isOld(LocalDate today) {
        return asOf.plusDays(FRESH).isBefore(today);
    }

    /** The advisories that a pack with this update level doesn't fix, or may not. */
    public List<Advisory> openAt(int updateLevel) {
        return advisories.stream()
                .filter(advisory -> !advisory.isCuredAt(updateLevel))
                .toList();
    }
}
