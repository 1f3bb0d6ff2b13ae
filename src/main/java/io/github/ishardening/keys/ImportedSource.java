package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.Optional;

/** Where a key lies that the user brings for a role instead of having one made. */
public sealed interface ImportedSource permits ImportedStore, ImportedPem {

    /**
     * Reads key and chain.
     *
     * @param storePassword what opens the store, if it is one
     * @param keyPassword what opens the key, if that is something else
     * @throws io.github.ishardening.problem.ProblemException if a file is missing, can't be opened, or doesn't hold what it should
     */
    KeystoreEntry read(Optional<Secret> storePassword, Optional<Secret> keyPassword) throws IOException;
}
