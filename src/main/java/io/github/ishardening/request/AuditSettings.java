package io.github.ishardening.request;

import java.time.Period;
import java.util.OptionalInt;

/**
 * What an inspection compares with.
 *
 * @param minimumUpdateLevel the update level below which a distribution isn't good enough; by default any is
 * @param expiringWithin how long before its end a certificate is reported
 */
public record AuditSettings(OptionalInt minimumUpdateLevel, Period expiringWithin) {

    private static final int MONTH = 30;

    /** What is compared with unless the user says otherwise. */
    public static AuditSettings defaults() {
        return new AuditSettings(OptionalInt.empty(), Period.ofDays(MONTH));
    }
}
