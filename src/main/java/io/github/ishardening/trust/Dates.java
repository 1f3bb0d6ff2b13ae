package io.github.ishardening.trust;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;

/** Dates as they stand in messages. */
public final class Dates {

    private Dates() {}

    /** The day in UTC, as ISO 8601. */
    public static String day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC).toString();
    }
}
