package io.github.ishardening.config;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.SigningOverlap;
import io.github.ishardening.problem.ProblemException;
import java.time.Period;

/**
 * {@code <keystores><primary>}: the key that signs tokens and SAML.
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
     * How long the server goes on to publish the former signing key at {@code /oauth2/jwks} when {@code rotate-key} or a
     * renewal has put another in its place, so that tokens signed before stay valid: an ISO 8601 period from {@code P0D}
     * (not at all) to {@code P1Y}, counted from that day on; default {@code P14D}. The first build from its end on drops
     * it. Make it longer than tokens live, and the time until the new server is installed.
     */
    private String overlap = "P14D";

    /**
     * How long a replaced key is still published.
     *
     * @throws ProblemException if it is no period, or too long
     */
    Period overlap() {
        String where = Role.PRIMARY.parameter() + "<overlap>";
        return SigningOverlap.require(where, Periods.parse(where, overlap));
    }
}
