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
     * that only this one opens is re-encrypted.
     */
    Optional<Secret> formerPassword(Role role);

    /** Makes up and remembers a password; asked only for a store that is about to be made and has none. */
    Secret newPassword(Role role);

    /** The server's {@code [encryption] key}, if it is known. */
    Optional<Secret> encryptionKey();

    /**
     * Whether a new encryption key may be made although the server already has data, because it continues to decrypt
     * with the present one.
     */
    boolean readsWithRetiredKey();

    /** Makes up and remembers an encryption key; asked only for a server that needs one and has none. */
    Secret newEncryptionKey(EncryptionKeyFormat format);

    /** The files in the keys directory that new secrets changed; written in one with the new stores. */
    Map<String, byte[]> changedFiles();
}
