package io.github.ishardening.keymanager;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.server.IdentityFeatures;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The user as which API Manager acts with its client certificate: the user that it names in a header, if the Identity
 * Server lets the certificate act as that user; versions that don't check accept any user (CVE-2025-9312). If the
 * server checks issuers instead, it ignores the header.
 */
final class ActingUser {

    private static final String BY_ISSUER = "intermediate_cert_validation.enable";
    private static final String BY_USER = IdentityFeatures.BINDING + ".enable";
    private static final String USERS = IdentityFeatures.BINDING + ".user_thumbprint_mapping";
    private static final String ANYBODY = "*";

    private ActingUser() {}

    /**
     * Checks whether API Manager can act as a user with this configuration, and warns of what that requires.
     *
     * @throws ProblemException if no certificate may act as that user, on a version that binds them to users
     */
    static void check(String user, Distribution distribution, DeploymentToml toml, UserLog progress)
            throws IOException {
        boolean byIssuer = toml.bool(BY_ISSUER).orElse(false);
        if (IdentityFeatures.of(distribution).bindsClientsToUsers()) {
            if (byIssuer || !toml.bool(BY_USER).orElse(false) || !isBound(user, toml)) {
                throw new ProblemException(
                        "<keyManager><mutualTlsUser>",
                        ("%s isn't the <user> of any certificate in <mutualTls><clients>, and in %s a certificate can"
                                        + " act only as its assigned users.")
                                .formatted(user, distribution.product()),
                        "Add API Manager's certificate there, with this <user>.");
            }
        } else if (byIssuer) {
            progress.warn(
                    "The Identity Server uses the common name of API Manager's certificate as its user name, whatever"
                            + " <mutualTlsUser> is: create a user with that name.");
        } else {
            progress.warn(
                    ("API Manager will act as %s through a header, which the Identity Server trusts from anyone with"
                                    + " an accepted client certificate (CVE-2025-9312): accept only API Manager's.")
                            .formatted(user));
        }
    }

    /** Compares as the server does: with the whole header, ignoring case. */
    private static boolean isBound(String user, DeploymentToml toml) {
        return toml.tables(USERS).stream()
                .map(mapping -> mapping.get("allowed_username"))
                .flatMap(allowed -> allowed instanceof List<?> several ? several.stream() : Stream.ofNullable(allowed))
                .map(String::valueOf)
                .anyMatch(allowed -> allowed.equals(ANYBODY) || allowed.equalsIgnoreCase(user));
    }
}
