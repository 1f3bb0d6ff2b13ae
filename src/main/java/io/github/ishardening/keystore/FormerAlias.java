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
 * The alias of a former signing key in the server's primary store, such as {@code primary-0f3c1a2b-until-2026-12-14}. It
 * says in the store itself when the key has to go, so that an audit that has nothing but the distribution knows.
 *
 * @param name what tells it from others, {@code primary-} and 8 hexadecimal digits
 * @param until the day, in UTC, on which it is to be gone
 */
public record FormerAlias(String name, LocalDate until) {

    /** How long a former key may stay. */
    public static final Period LONGEST = Period.ofYears(1);

    private static final Pattern NAME = Pattern.compile("primary-[0-9a-f]{8}");
    private static final Pattern ALIAS = Pattern.compile("(?<name>" + NAME + ")-until-(?<until>\\d{4}-\\d{2}-\\d{2})");

    /** What an alias says; empty if it is another one. */
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

    /** Whether this is what a former key can be called. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether its time is over. */
    public boolean isOver(Instant now) {
        return !Validity.day(now).isBefore(until);
    }

    /** Whether it may be there: its time isn't over, and is no longer than hardening ever gives. */
    public boolean isInTime(Instant now) {
        return !isOver(now) && !until.isAfter(Validity.day(now).plus(LONGEST));
    }

    /** The alias. */
    @Override
    public String toString() {
        return name + "-until-" + until;
    }
}
