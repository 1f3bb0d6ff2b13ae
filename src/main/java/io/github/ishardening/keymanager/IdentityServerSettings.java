package io.github.ishardening.keymanager;

import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.InternalScopes;
import io.github.ishardening.problem.UserLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The settings in {@code deployment.toml} that make an Identity Server a key manager. */
final class IdentityServerSettings {

    /** Makes Identity Server 7 behave like earlier versions. */
    static final String LEGACY_MODE = "server.legacy_mode";

    private static final String ACCESS_CONTROL = "resource.access_control";

    private final SortedMap<String, Boolean> switches = new TreeMap<>();

    /** Creates the settings for a request, for a server that supports these keys. */
    IdentityServerSettings(KeyManagerRequest request, ConfigurationKeys known) {
        switch (request.profile()) {
            case CURRENT -> {
                switches.put(InternalScopes.ALL, true);
                if (known.knows(InternalScopes.INTERNAL)) {
                    switches.put(InternalScopes.INTERNAL, false);
                }
                if (request.createRoles()) {
                    switches.put("role_mgt.allow_system_prefix_for_role", true);
                }
            }
            case DOCUMENTED -> {
                switches.put("oauth.global_rbac_scope_issuer.enable", true);
                switches.put("oauth.global_scope_validators.role_based_scope_issuer.enable", true);
            }
        }
        if (request.legacyMode()) {
            switches.put(LEGACY_MODE, true);
        }
    }

    /** Whether a key will be on: according to the fragment, otherwise these settings, otherwise {@code toml}. */
    boolean isOn(String key, DeploymentToml toml, Optional<DeploymentToml> fragment) {
        return fragment.flatMap(own -> own.bool(key))
                .or(() -> Optional.ofNullable(switches.get(key)))
                .or(() -> toml.bool(key))
                .orElse(false);
    }

    /** Writes the settings, except those that the user's fragment sets differently; other array entries are kept. */
    void writeTo(DeploymentToml toml, Optional<DeploymentToml> fragment, UserLog progress) {
        switches.forEach((key, value) -> {
            boolean otherwise = fragment.filter(own -> own.has(key))
                    .filter(own -> !own.bool(key).equals(Optional.of(value)))
                    .isPresent();
            if (otherwise) {
                progress.warn("The fragment sets " + key + ", but the key manager needs a different value.");
            } else {
                toml.set(key, value);
            }
        });
        toml.appendToArray(ACCESS_CONTROL, ownAccount());
    }

    /** The keys of the settings. */
    List<String> keys() {
        return Stream.concat(switches.keySet().stream(), Stream.of(ACCESS_CONTROL))
                .sorted()
                .toList();
    }

    /** Lets any token read its owner's account, across tenants: this is API Manager's user info endpoint. */
    private static Map<String, Object> ownAccount() {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("context", "(.*)/scim2/Me");
        resource.put("secure", true);
        resource.put("http_method", "GET");
        resource.put("cross_tenant", true);
        resource.put("permissions", List.of());
        resource.put("scopes", List.of());
        return resource;
    }
}
