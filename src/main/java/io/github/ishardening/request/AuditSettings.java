package io.github.ishardening.request;

import java.time.Period;
import java.util.OptionalInt;

/**
 * The settings for inspections.
 *
 * @param minimumUpdateLevel the lowest acceptable update level of a distribution; by default, any is accepted
 * @param expiringWithin how long before its expiry a certificate is reported
 */
public record AuditSettings(OptionalInt minimumUpdateLevel, Period expiringWithin) {

    private static final int MONTH = 30;

    /** The settings that apply unless configured otherwise. */
    public static AuditSettings defaults() {
        return new AuditSettings(OptionalInt.empty(), Period.ofDays(MONTH));
    }
}
