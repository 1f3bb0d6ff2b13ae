package io.github.ishardening.server;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What the identity framework of a distribution does with client certificates, told by its own template: updates bring
 * the cure of CVE-2025-9312 to versions whose number doesn't change.
 *
 * @param isThere whether there is such a framework; a bare kernel has none
 * @param bindsClientsToUsers whether it holds a certificate to the users that it is meant for, instead of believing a
 *     header
 */
public record IdentityFeatures(boolean isThere, boolean bindsClientsToUsers) {

    /** The template of its configuration. */
    public static final String TEMPLATE =
            "repository/resources/conf/templates/repository/conf/identity/identity.xml.j2";

    /** Reads the template. */
    public static IdentityFeatures of(Distribution distribution) throws IOException {
        if (!distribution.exists(TEMPLATE)) {
            return new IdentityFeatures(false, false);
        }
        String template = new String(distribution.read(TEMPLATE), StandardCharsets.UTF_8);
        return new IdentityFeatures(true, template.contains("client_certificate_based_authentication"));
    }

    /** Whether any client with an accepted certificate can act as any user (CVE-2025-9312). */
    public boolean believesHeaders() {
        return isThere && !bindsClientsToUsers;
    }
}
