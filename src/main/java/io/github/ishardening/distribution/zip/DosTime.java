package io.github.ishardening.distribution.zip;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Date and time in zips, as in MS-DOS: local time since 1980, in steps of two seconds, as a number that increases with
 * time. Instants are converted in UTC, so that the bytes are the same in every time zone.
 */
final class DosTime {

    private static final LocalDateTime FIRST = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(2107, 12, 31, 23, 59, 58);

    private DosTime() {}

    /** The time of an instant, or the nearest possible one. */
    static int of(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (time.isBefore(FIRST)) {
            return of(FIRST);
        }
        return of(time.isAfter(LAST) ? LAST : time);
    }

    /** The instant of such a time; the first one possible if the time is invalid. */
    static Instant instant(int dosTime) {
        try {
            return LocalDateTime.of(
                            FIRST.getYear() + (dosTime >>> 25),
                            (dosTime >>> 21) & 0xF,
                            (dosTime >>> 16) & 0x1F,
                            (dosTime >>> 11) & 0x1F,
                            (dosTime >>> 5) & 0x3F,
                            (dosTime & 0x1F) * 2)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            // In zips, unknown dates are 0, or otherwise invalid.
            return FIRST.toInstant(ZoneOffset.UTC);
        }
    }

    private static int of(LocalDateTime time) {
        int date = (time.getYear() - FIRST.getYear()) << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
        return date << 16 | time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
    }
}
