package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.keystore.Pkcs12Profile;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the keys directory is to hold.
 *
 * @param keystores what is asked of each role; with {@link Role#CA} among them that signs the others, without it, and
 *     without {@code external}, they sign themselves
 * @param hostname the server's public name, in its ASCII form; for subjects that aren't given
 * @param profile how the stores are protected
 * @param ephemeral whether these are keys for a throw-away build, which no {@code keys.lock} guards
 * @param encryptionKey the format of the {@code [encryption] key} that the server needs; empty if it needs none, or isn't
 *     known
 * @param given the keys that the user brings instead of having them made
 * @param external who signs, if it is nobody here
 * @param data what data the server already has: what encrypts it is never made, but asked for
 * @param overlap how long a replaced signing key is still published
 */
public record KeysPlan(
        Map<Role, KeystoreSpec> keystores,
        String hostname,
        Pkcs12Profile profile,
        boolean ephemeral,
        Optional<EncryptionKeyFormat> encryptionKey,
        Map<Role, KeystoreEntry> given,
        Optional<ExternalAuthority> external,
        StoredData data,
        SigningOverlap overlap) {

    /** Copies the map and sorts it: the authority comes first. */
    public KeysPlan {
        Map<Role, KeystoreSpec> sorted = new EnumMap<>(Role.class);
        sorted.putAll(keystores);
        keystores = Collections.unmodifiableMap(sorted);
        given = Map.copyOf(given);
    }

    /** Whether a local authority signs. */
    public boolean hasAuthority() {
        return keystores.containsKey(Role.CA);
    }

    /** What is asked of each role, the authority first. */
    public List<KeystoreSpec> specs() {
        return List.copyOf(keystores.values());
    }

    /** The same with another overlap. */
    public KeysPlan with(SigningOverlap other) {
        return new KeysPlan(keystores, hostname, profile, ephemeral, encryptionKey, given, external, data, other);
    }

    /** The part of it that concerns these roles, and nothing else. */
    KeysPlan only(Set<Role> roles) {
        Map<Role, KeystoreSpec> some = new EnumMap<>(Role.class);
        some.putAll(keystores);
        some.keySet().retainAll(roles);
        return new KeysPlan(
                some, hostname, profile, ephemeral, Optional.empty(), given, external, StoredData.NONE, overlap);
    }
}
