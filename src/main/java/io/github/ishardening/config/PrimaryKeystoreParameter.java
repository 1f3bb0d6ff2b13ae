package io.github.ishardening.config;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.SigningOverlap;
import io.github.ishardening.problem.ProblemException;
import java.time.Period;

/**
 * {@code <keystores><primary>}: the key that signs tokens and SAML messages.
 *
 * <pre>{@code
 * <keystores>
 *   <primary>
 *     <overlap>P7D</overlap>
 *   </primary>
 * </keystores>
 * }</pre>
 */
public class PrimaryKeystoreParameter extends KeystoreParameter {

    /**
     * How long the server continues to publish the former signing key at {@code /oauth2/jwks} after {@code rotate-key}
     * or a renewal has replaced it, so that existing tokens remain valid: an ISO 8601 period from {@code P0D} (not at
     * all) to {@code P1Y}, starting on the day of the replacement; default {@code P14D}. The first build after its end
     * drops the former key. Make it longer than the lifetime of tokens plus the time until the new server is installed.
     */
    private String overlap = "P14D";

    /**
     * How long a replaced key remains published.
     *
     * @throws ProblemException if it isn't a period, or is too long
     */
    Period overlap() {
        String where = Role.PRIMARY.parameter() + "<overlap>";
        return SigningOverlap.require(where, Periods.parse(where, overlap));
    }
}
