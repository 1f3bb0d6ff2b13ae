package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parses parameters that are ISO 8601 periods. */
final class Periods {

    /** Numbers far beyond the validity of any certificate, which would overflow date arithmetic. */
    private static final Pattern HUGE = Pattern.compile(".*[0-9]{6}.*");

    private Periods() {}

    /**
     * Parses a period, such as {@code P30D}, ignoring case; {@code 0} is {@code P0D}.
     *
     * @param where the parameter, for the message
     * @throws ProblemException if it isn't a period, or is one of more than 99,999 days, weeks, months or years
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
