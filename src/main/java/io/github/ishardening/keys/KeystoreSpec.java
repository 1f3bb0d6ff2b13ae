package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.problem.ProblemException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * The specification of one role's key and certificate.
 *
 * @param role the role
 * @param algorithm the type and size of the key
 * @param subject the certificate's subject, or empty for the default: {@code CN=<host name>} for tls; for the other
 *     roles a name that is generated with the first certificate and then kept, even if the host name changes
 * @param names the subject alternative names, in any order
 * @param validity how long a new certificate is valid; from 1 day to 30 years
 * @param renewBefore how long before it expires a certificate is renewed; shorter than the validity
 * @param alias the entry's name in the store, lower case
 */
public record KeystoreSpec(
        Role role,
        KeyAlgorithm algorithm,
        Optional<X500Principal> subject,
        List<SubjectAlternativeName> names,
        Period validity,
        Period renewBefore,
        String alias) {

    private static final Period LONGEST_VALIDITY = Period.ofYears(30);
    // The alias is written into XML that the server doesn't escape.
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9_.-]+");
    // The length of a period depends on its start; from here, 2028 includes a leap day.
    private static final Instant ANY_DAY = Instant.parse("2026-01-01T00:00:00Z");

    /**
     * Checks the arguments.
     *
     * @throws ProblemException naming the parameter, if the role doesn't support the algorithm, or a period or the
     *     alias is not allowed
     */
    public KeystoreSpec {
        role.require(algorithm);
        names = List.copyOf(names);
        alias = alias.toLowerCase(Locale.ROOT);
        requireBounds(role, validity, renewBefore);
        if (!ALIAS.matcher(alias).matches()) {
            throw new ProblemException(
                    role.parameter() + "<alias>", "must consist of letters, digits and _ . -, but is " + alias + ".");
        }
    }

    /** The same specification with other subject alternative names. */
    public KeystoreSpec with(List<SubjectAlternativeName> others) {
        return new KeystoreSpec(role, algorithm, subject, others, validity, renewBefore, alias);
    }

    private static void requireBounds(Role role, Period validity, Period renewBefore) {
        Instant end = Validity.end(ANY_DAY, validity);
        if (end.isBefore(Validity.end(ANY_DAY, Period.ofDays(1)))) {
            throw new ProblemException(
                    role.parameter() + "<validity>",
                    "must be 1 day or more, but is " + (validity.isZero() ? "0" : validity) + ".");
        }
        if (end.isAfter(Validity.end(ANY_DAY, LONGEST_VALIDITY))) {
            throw new ProblemException(
                    role.parameter() + "<validity>", "must be 30 years or less, but is " + validity + ".");
        }
        Instant window = Validity.end(ANY_DAY, renewBefore);
        if (renewBefore.isNegative() || !window.isBefore(end)) {
            throw new ProblemException(
                    role.parameter() + "<renewBefore>",
                    "must be shorter than the validity of " + validity + " and not negative, but is " + renewBefore
                            + ".",
                    "Otherwise, every build would renew the certificate.");
        }
    }
}
