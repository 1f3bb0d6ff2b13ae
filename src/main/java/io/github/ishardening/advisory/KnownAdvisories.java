package io.github.ishardening.advisory;

import java.time.LocalDate;
import java.util.List;

/**
 * The advisories that concern one version of a product.
 *
 * @param asOf the day of the data: later ones aren't known
 * @param advisories the advisories, the worst first
 */
public record KnownAdvisories(LocalDate asOf, List<Advisory> advisories) {

    /** For how many days data is fresh enough: WSO2 publishes some ten times a year. */
    public static final int FRESH = 180;

    /** Sorts the list. */
    public KnownAdvisories {
        advisories = advisories.stream().sorted(Advisory.WORST_FIRST).toList();
    }

    /** Whether the data is older than {@link #FRESH} days. */
    public boolean isOld(LocalDate today) {
        return asOf.plusDays(FRESH).isBefore(today);
    }

    /** Those whose cure a pack of this update level doesn't hold, or may not. */
    public List<Advisory> openAt(int updateLevel) {
        return advisories.stream()
                .filter(advisory -> !advisory.isCuredAt(updateLevel))
                .toList();
    }
}
