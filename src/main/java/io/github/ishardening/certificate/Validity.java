package io.github.ishardening.certificate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/** The validity period of certificates (RFC 5280, section 4.1.2.5), in calendar units, in UTC. */
public final class Validity {

    /** The time by which validity is backdated, so that servers with slightly slow clocks accept a new certificate. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private Validity() {}

    /** The day of a moment; its text form is ISO 8601. */
    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** The day on which a certificate's validity ends. */
    public static LocalDate day(Date end) {
        return day(end.toInstant());
    }

    /** The start of the validity of a certificate created now. */
    public static Instant start(Instant now) {
        return now.minus(CLOCK_SKEW).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The last second of a validity period. Both ends are inclusive, so one second more would exceed 825 days. */
    public static Instant end(Instant start, Period validity) {
        return start.atZone(ZoneOffset.UTC).plus(validity).minusSeconds(1).toInstant();
    }
}
