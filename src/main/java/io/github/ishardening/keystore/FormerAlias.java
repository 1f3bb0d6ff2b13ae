package io.github.ishardening.keystore;

import io.github.ishardening.certificate.Validity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The alias of a former signing key in the server's primary keystore, such as
 * {@code primary-0f3c1a2b-until-2026-12-14}. It contains the date by which the key must be removed, so that an audit
 * needs only the distribution.
 *
 * @param name identifies the key: {@code primary-} and 8 hexadecimal digits
 * @param until the day, in UTC, by which it must be removed
 */
public record FormerAlias(String name, LocalDate until) {

    /** The longest time for which a former key may be kept. */
    public static final Period LONGEST = Period.ofYears(1);

    private static final Pattern NAME = Pattern.compile("primary-[0-9a-f]{8}");
    private static final Pattern ALIAS = Pattern.compile("(?<name>" + NAME + ")-until-(?<until>\\d{4}-\\d{2}-\\d{2})");

    /** Parses an alias; empty if it isn't that of a former key. */
    public static Optional<FormerAlias> parse(String alias) {
        Matcher found = ALIAS.matcher(alias.toLowerCase(Locale.ROOT));
        try {
            return found.matches()
                    ? Optional.of(new FormerAlias(found.group("name"), LocalDate.parse(found.group("until"))))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a text is a valid name of a former key. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether the removal date has been reached. */
    public boolean isOver(Instant now) {
        return !Validity.day(now).isBefore(until);
    }

    /** Whether the key may still be present: its date hasn't been reached, and isn't later than hardening ever sets. */
    public boolean isInTime(Instant now) {
        return !isOver(now) && !until.isAfter(Validity.day(now).plus(LONGEST));
    }

    /** The alias. */
    @Override
    public String toString() {
        return name + "-until-" + until;
    }
}
