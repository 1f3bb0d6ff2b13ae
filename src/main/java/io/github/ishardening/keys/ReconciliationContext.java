package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.keystore.Pkcs12Writer;
import io.github.ishardening.secret.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The context of one run: the plan, the existing keys, and the time.
 *
 * @param plan the requested keys
 * @param secrets the passwords
 * @param inventory the existing keys
 * @param rotated the role whose key is to be replaced, if any
 * @param now the time for checking validity
 * @param pairs generates new keys
 * @param random the source of randomness
 */
record ReconciliationContext(
        KeysPlan plan,
        KeySecrets secrets,
        KeyInventory inventory,
        Optional<Role> rotated,
        Instant now,
        KeyPairs pairs,
        SecureRandom random) {

    boolean isRotated(Role role) {
        return rotated.equals(Optional.of(role));
    }

    KeyComparison comparison(KeystoreSpec spec) {
        return new KeyComparison(plan, spec, now);
    }

    /** The password of a role's store; generated if there is none yet. */
    Secret password(Role role) {
        return secrets.password(role).orElseGet(() -> secrets.newPassword(role));
    }

    /** A key that stays unchanged in the directory. */
    RoleKey unchanged(Role role, StoredKey stored) {
        return new RoleKey(role, KeyStatus.UP_TO_DATE, List.of(), stored.entry(), password(role), stored.bytes());
    }

    /** A key whose store is rewritten. */
    RoleKey written(Role role, KeyStatus status, List<Difference> differences, KeystoreEntry entry) {
        Secret password = password(role);
        byte[] store = new Pkcs12Writer(plan.profile()).keys(List.of(entry), password, random);
        return new RoleKey(role, status, differences, entry, password, store);
    }
}
