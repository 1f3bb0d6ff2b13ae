package io.github.ishardening.keys;

import io.github.ishardening.certificate.Validity;
import io.github.ishardening.keystore.FormerAlias;
import io.github.ishardening.problem.ProblemException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.function.Function;

/**
 * The period for which the server still publishes a former signing key, so that existing tokens stay valid.
 *
 * @param period the time from the day of the replacement; zero to stop publishing the key at once
 * @param objection the reason why a certificate may not stay, such as {@code is weak: RSA-1024}; empty if it may
 */
public record SigningOverlap(Period period, Function<X509Certificate, Optional<String>> objection) {

    /** No former key stays published. */
    public static final SigningOverlap NONE = new SigningOverlap(Period.ZERO, any -> Optional.empty());

    /** The objection to a key that may be compromised. */
    static final String COMPROMISED = "may be compromised";

    /** No former key stays published, not even from earlier replacements: they may be compromised. */
    public static final SigningOverlap CUT = new SigningOverlap(Period.ZERO, any -> Optional.of(COMPROMISED));

    private static final LocalDate ANY_DAY = LocalDate.parse("2026-01-01");

    /**
     * Checks an overlap.
     *
     * @param where the parameter for the period, for the message
     * @throws ProblemException if it is negative or longer than a year
     */
    public static Period require(String where, Period period) {
        LocalDate end = ANY_DAY.plus(period);
        if (end.isBefore(ANY_DAY) || end.isAfter(ANY_DAY.plus(FormerAlias.LONGEST))) {
            throw new ProblemException(
                    where,
                    "must be from P0D to P1Y, but is " + period + ".",
                    "Choose the lifetime of tokens plus the time until the new server is installed.");
        }
        return period;
    }

    /**
     * The day on which a certificate replaced today has to be removed, at the latest when it expires; empty to remove
     * it at once.
     */
    Optional<LocalDate> end(X509Certificate former, LocalDate today) {
        LocalDate end = today.plus(period);
        LocalDate own = Validity.day(former.getNotAfter());
        return Optional.of(end.isBefore(own) ? end : own)
                .filter(day -> day.isAfter(today))
                .filter(day -> objection.apply(former).isEmpty());
    }
}
