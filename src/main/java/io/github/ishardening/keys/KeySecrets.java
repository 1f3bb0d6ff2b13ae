package io.github.ishardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.secret.Secret;
import java.util.Map;
import java.util.Optional;

/** Provides the passwords of the keys directory, and generates new ones. */
public interface KeySecrets {

    /** The password of a role's store: from its configured source, or kept from an earlier build; empty if unknown. */
    Optional<Secret> password(Role role);

    /** Whether {@link #password} was kept from an earlier build, so the role has no configured source. */
    boolean isKept(Role role);

    /**
     * The former password of the role's store, if known, such as the generated one after a source was configured. A
     * store that only this password opens is re-encrypted.
     */
    Optional<Secret> formerPassword(Role role);

    /** Generates and keeps a password; called only for a store that is about to be created and has none. */
    Secret newPassword(Role role);

    /** The server's {@code [encryption] key}, if it is known. */
    Optional<Secret> encryptionKey();

    /**
     * Whether a new encryption key may be generated although the server already has data, because the server can still
     * decrypt with its former key.
     */
    boolean readsWithRetiredKey();

    /** Generates and keeps an encryption key; called only for a server that needs one and has none. */
    Secret newEncryptionKey(EncryptionKeyFormat format);

    /** The files in the keys directory that new secrets changed; written together with the new stores. */
    Map<String, byte[]> changedFiles();
}
