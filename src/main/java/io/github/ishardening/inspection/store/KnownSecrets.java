package io.github.ishardening.inspection.store;

import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.util.Collection;
import java.util.Optional;

/** The secrets of a server that an inspection may use, if its keys directory is available. */
@FunctionalInterface
public interface KnownSecrets {

    /** The secret with this name, if it is known; never generates one. */
    Optional<Secret> find(SecretName name);

    /** The names of all secrets that may be known. */
    default Collection<SecretName> names() {
        return SecretName.ours();
    }

    /** No secrets, for auditing a third-party distribution. */
    static KnownSecrets none() {
        return name -> Optional.empty();
    }
}
