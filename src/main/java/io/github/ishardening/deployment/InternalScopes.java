package io.github.ishardening.deployment;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.UpdateLevel;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The scopes of the server's own APIs, which any client can get with client credentials if {@link #ALL} is on and
 * {@link #INTERNAL} isn't off: WSO2's advisory WSO2-2025-4525, CVE-2025-11229.
 */
public final class InternalScopes {

    /** Grants every scope to every client; off by default, but required by API Manager. */
    public static final String ALL = "oauth.authorize_all_scopes";

    /** Whether {@link #ALL} includes internal scopes. */
    public static final String INTERNAL = "oauth.authorize_internal_scopes";

    /** The first update levels that support {@link #INTERNAL}, by version, according to the advisory. */
    private static final Map<String, Integer> CURES = Map.of("7.0.0", 125, "7.1.0", 32);

    private InternalScopes() {}

    /** Why a distribution can't withhold internal scopes, as a sentence without its subject; empty if it can. */
    public static Optional<String> unheeded(Distribution distribution, ConfigurationKeys keys) throws IOException {
        if (!keys.knows(INTERNAL)) {
            return Optional.of("doesn't support " + INTERNAL);
        }
        Integer cure = CURES.get(distribution.product().version().toString());
        OptionalInt level = UpdateLevel.of(distribution);
        return cure != null && level.isPresent() && level.getAsInt() < cure
                ? Optional.of("has update level %s, but supports %s only from level %s"
                        .formatted(level.getAsInt(), INTERNAL, cure))
                : Optional.empty();
    }
}
