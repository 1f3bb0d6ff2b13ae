package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parameters that are ISO 8601 periods. */
final class Periods {

    /** What no calendar of certificates reaches, and reckoning with it would overflow. */
    private static final Pattern HUGE = Pattern.compile(".*[0-9]{6}.*");

    private Periods() {}

    /**
     * The period that a text spells, {@code P30D} for instance, in any case; {@code 0} is none.
     *
     * @param where the parameter, for the message
     * @throws ProblemException if it is no period, or one of more than 99,999 days, weeks, months or years
     */
    static Period parse(String where, String text) {
        String period = text.strip().toUpperCase(Locale.ROOT);
        try {
            Period parsed = Period.parse(period.equals("0") ? "P0D" : period);
            if (!HUGE.matcher(period).matches()) {
                return parsed;
            }
        } catch (DateTimeParseException e) {
            if (!HUGE.matcher(period).matches()) {
                throw new ProblemException(
                        where, "must be an ISO 8601 period such as P825D, P6M or P10Y, but is " + text + ".");
            }
        }
        throw new ProblemException(
                where, "must be a period within the calendar's range, such as P825D, but is " + text + ".");
    }
}
