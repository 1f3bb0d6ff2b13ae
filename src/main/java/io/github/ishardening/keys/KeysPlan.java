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
 * The desired contents of the keys directory.
 *
 * @param keystores the specification of each role; {@link Role#CA}, if included, signs the others; without it and
 *     without {@code external}, they are self-signed
 * @param hostname the server's public name, in its ASCII form; for subjects that aren't configured
 * @param profile how the stores are protected
 * @param ephemeral whether the keys are for a throw-away build, without {@code keys.lock}
 * @param encryptionKey the format of the {@code [encryption] key} that the server needs; empty if it needs none, or if
 *     the server isn't known
 * @param given the keys that the user provides instead of generated ones
 * @param external the external authority that signs, if any
 * @param data the data that the server already has: keys that encrypt it have to be provided, and are never generated
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

    /** The specification of each role, the authority first. */
    public List<KeystoreSpec> specs() {
        return List.copyOf(keystores.values());
    }

    /** The same plan with another overlap. */
    public KeysPlan with(SigningOverlap other) {
        return new KeysPlan(keystores, hostname, profile, ephemeral, encryptionKey, given, external, data, other);
    }

    /** The plan reduced to these roles. */
    KeysPlan only(Set<Role> roles) {
        Map<Role, KeystoreSpec> some = new EnumMap<>(Role.class);
        some.putAll(keystores);
        some.keySet().retainAll(roles);
        return new KeysPlan(
                some, hostname, profile, ephemeral, Optional.empty(), given, external, StoredData.NONE, overlap);
    }
}
