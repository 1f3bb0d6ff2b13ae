package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.Optional;

/** The location of a key that the user provides for a role, instead of a generated one. */
public sealed interface ImportedSource permits ImportedStore, ImportedPem {

    /**
     * Reads key and chain.
     *
     * @param storePassword the password of the store, if it is one
     * @param keyPassword the password of the key, if different
     * @throws io.github.ishardening.problem.ProblemException if a file is missing, can't be opened, or lacks key or
     *     certificate
     */
    KeystoreEntry read(Optional<Secret> storePassword, Optional<Secret> keyPassword) throws IOException;
}
