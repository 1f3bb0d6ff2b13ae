package io.github.ishardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.secret.Secret;
import java.util.Map;
import java.util.Optional;

/** Where the keys directory has its passwords from, and where new ones are made. */
public interface KeySecrets {

    /** The password of a role's store: from the source named for it, or kept from an earlier build; empty if unknown. */
    Optional<Secret> password(Role role);

    /**
     * The password that the role's store had before, if that is known: the kept one after a source has been named. A store
     * that only this one opens is encrypted anew.
     */
    default Optional<Secret> formerPassword(Role role) {
        return Optional.empty();
    }

    /** Makes up and remembers a password; asked only for a store that is about to be made and has none. */
    Secret newPassword(Role role);

    /** The server's {@code [encryption] key}, if it is known. */
    default Optional<Secret> encryptionKey() {
        return Optional.empty();
    }

    /**
     * Whether a new encryption key may be made although the server already has data, because it goes on to decrypt with
     * the present one.
     */
    default boolean readsWithRetiredKey() {
        return false;
    }

    /** Makes up and remembers an encryption key; asked only for a server that needs one and has none. */
    default Secret newEncryptionKey(EncryptionKeyFormat format) {
        throw new UnsupportedOperationException("No encryption key is kept here");
    }

    /** The files in the keys directory that new secrets changed; written in one with the new stores. */
    default Map<String, byte[]> changedFiles() {
        return Map.of();
    }
}
