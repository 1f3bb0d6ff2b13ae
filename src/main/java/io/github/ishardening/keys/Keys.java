package io.github.ishardening.keys;

import io.github.ishardening.certificate.Role;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The current keys of all requested roles in the keys directory.
 *
 * @param byRole the keys
 * @param former the certificates of keys that the roles had before
 * @param signers the former signing keys that the server still publishes
 */
public record Keys(Map<Role, RoleKey> byRole, Map<Role, List<X509Certificate>> former, List<FormerSigner> signers) {

    /** Copies the arguments; the authority comes first. */
    public Keys {
        byRole = Collections.unmodifiableMap(new EnumMap<>(byRole));
        former = Map.copyOf(former);
        signers = List.copyOf(signers);
    }

    /** A role's key, or empty if it wasn't requested. */
    public Optional<RoleKey> find(Role role) {
        return Optional.ofNullable(byRole.get(role));
    }

    /** A role's key, which must have been requested. */
    public RoleKey get(Role role) {
        return find(role).orElseThrow(() -> new IllegalArgumentException("The plan had no " + role));
    }

    /** All keys, the authority first. */
    public List<RoleKey> all() {
        return List.copyOf(byRole.values());
    }

    /**
     * The certificates of a role's former keys, and of primary before a renewal, which partners may still use. They
     * stay as {@code certificates/<role>-<8 digits>.pem} until the user deletes them.
     */
    public List<X509Certificate> former(Role role) {
        return former.getOrDefault(role, List.of());
    }

    /** Whether any key's status differs from {@link KeyStatus#UP_TO_DATE}. */
    public boolean isChanged() {
        return byRole.values().stream().anyMatch(key -> key.status() != KeyStatus.UP_TO_DATE);
    }
}
