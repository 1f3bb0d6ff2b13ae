package io.github.ishardening.server;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The handling of client certificates in a distribution's identity framework, according to its template: updates can
 * fix CVE-2025-9312 without changing the version number.
 *
 * @param isThere whether the framework exists; a bare kernel doesn't have one
 * @param bindsClientsToUsers whether it accepts a certificate only for its intended users, instead of trusting a header
 */
public record IdentityFeatures(boolean isThere, boolean bindsClientsToUsers) {

    /** The template of the framework's configuration. */
    public static final String TEMPLATE =
            "repository/resources/conf/templates/repository/conf/identity/identity.xml.j2";

    /** The table of {@code deployment.toml} that binds client certificates to users, where the version supports it. */
    public static final String BINDING = "client_certificate_based_authentication";

    /** Reads the template. */
    public static IdentityFeatures of(Distribution distribution) throws IOException {
        if (!distribution.exists(TEMPLATE)) {
            return new IdentityFeatures(false, false);
        }
        String template = new String(distribution.read(TEMPLATE), StandardCharsets.UTF_8);
        return new IdentityFeatures(true, template.contains(BINDING));
    }

    /** Whether any client with an accepted certificate can act as any user (CVE-2025-9312). */
    public boolean believesHeaders() {
        return isThere && !bindsClientsToUsers;
    }
}
