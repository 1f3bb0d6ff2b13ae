package io.github.ishardening.keystore;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the keys directory is to hold.
 *
 * @param keystores what is asked of each role; with {@link Role#CA} among them that signs the others, without it they sign
 *     themselves
 * @param hostname the server's public name, in its ASCII form; for subjects that aren't given
 * @param profile how the stores are protected
 * @param ephemeral whether these are keys for a throw-away build, which no {@code keys.lock} guards
 */
public record KeysPlan(Map<Role, KeystoreSpec> keystores, String hostname, Pkcs12Profile profile, boolean ephemeral) {

    /** Copies the map and sorts it: the authority comes first. */
    public KeysPlan {
        Map<Role, KeystoreSpec> sorted = new EnumMap<>(Role.class);
        sorted.putAll(keystores);
        keystores = Collections.unmodifiableMap(sorted);
    }

    /** A plan for these roles with modern protection and a lock. */
    public static KeysPlan of(String hostname, Collection<KeystoreSpec> keystores) {
        Map<Role, KeystoreSpec> byRole = new EnumMap<>(Role.class);
        keystores.forEach(spec -> byRole.put(spec.role(), spec));
        return new KeysPlan(byRole, hostname, Pkcs12Profile.MODERN, false);
    }

    /** Whether a local authority signs. */
    public boolean hasAuthority() {
        return keystores.containsKey(Role.CA);
    }

    /** What is asked of each role, the authority first. */
    public List<KeystoreSpec> specs() {
        return List.copyOf(keystores.values());
    }

    /** The same with another one in place of the role's. */
    public KeysPlan with(KeystoreSpec spec) {
        Map<Role, KeystoreSpec> changed = new EnumMap<>(Role.class);
        changed.putAll(keystores);
        changed.put(spec.role(), spec);
        return new KeysPlan(changed, hostname, profile, ephemeral);
    }

    /** The same with another protection. */
    public KeysPlan with(Pkcs12Profile other) {
        return new KeysPlan(keystores, hostname, other, ephemeral);
    }

    /** The same for a throw-away build. */
    public KeysPlan asEphemeral() {
        return new KeysPlan(keystores, hostname, profile, true);
    }

    /** The part of it that concerns these roles. */
    KeysPlan only(Set<Role> roles) {
        Map<Role, KeystoreSpec> some = new EnumMap<>(Role.class);
        some.putAll(keystores);
        some.keySet().retainAll(roles);
        return new KeysPlan(some, hostname, profile, ephemeral);
    }
}
