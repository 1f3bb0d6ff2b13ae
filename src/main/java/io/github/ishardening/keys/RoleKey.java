package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.secret.Secret;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A role's key as it is now in the keys directory.
 *
 * @param role the role
 * @param status what happened to the key
 * @param differences why, if it wasn't up to date
 * @param entry key and chain
 * @param password the password of the store and of its key
 * @param store the PKCS12 store's bytes, as they are in the keys directory
 */
public record RoleKey(
        Role role, KeyStatus status, List<Difference> differences, KeystoreEntry entry, Secret password, byte[] store) {

    /** Copies the mutable arguments. */
    public RoleKey {
        differences = List.copyOf(differences);
        store = store.clone();
    }

    /** A copy of the store's bytes. */
    @Override
    public byte[] store() {
        return store.clone();
    }

    /** Role, status and differences. */
    @Override
    public String toString() {
        return role + ": " + status + (differences.isEmpty() ? "" : " (" + join(differences) + ")");
    }

    static String join(List<Difference> differences) {
        return differences.stream().map(Difference::toString).collect(Collectors.joining("; "));
    }
}
