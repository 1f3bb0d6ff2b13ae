package io.github.ishardening.certificate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/** From when and until when certificates are good (RFC 5280, section 4.1.2.5); by the calendar, in UTC. */
public final class Validity {

    /** How far back a certificate's validity reaches: clocks of servers that are a little slow accept a new one. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private Validity() {}

    /** The day of a moment; its text is ISO 8601's. */
    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** The day of an end of a certificate's validity. */
    public static LocalDate day(Date end) {
        return day(end.toInstant());
    }

    /** From when a certificate made now is good. */
    public static Instant start(Instant now) {
        return now.minus(CLOCK_SKEW).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The last second of a validity: both ends count, so that 825 days are not exceeded. */
    public static Instant end(Instant start, Period validity) {
        return start.atZone(ZoneOffset.UTC).plus(validity).minusSeconds(1).toInstant();
    }
}
