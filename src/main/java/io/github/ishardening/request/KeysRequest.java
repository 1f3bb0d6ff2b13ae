package io.github.ishardening.request;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.ExternalAuthority;
import io.github.ishardening.keys.ImportedSource;
import io.github.ishardening.keys.ImportedStore;
import io.github.ishardening.keys.KeystoreSpec;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requested keys.
 *
 * @param directory the directory that keeps keys between builds
 * @param keystores the requirements for each role's key, including the authority's if a local one signs
 * @param given the sources of keys that the user provides instead of having them generated
 * @param external the authority that signs, if it is external
 * @param localhost whether certificates may contain {@code localhost}
 * @param profile the protection of PKCS12 stores
 * @param ephemeral whether the keys are for a throw-away build, which no {@code keys.lock} guards
 * @param data the existing data of the server, which the keys must continue to decrypt
 * @param overlap how long a replaced signing key remains published
 */
public record KeysRequest(
        KeysDirectory directory,
        List<KeystoreSpec> keystores,
        Map<Role, ImportedSource> given,
        Optional<ExternalAuthority> external,
        boolean localhost,
        Pkcs12Profile profile,
        boolean ephemeral,
        StoredData data,
        Period overlap) {

    /** Copies the collections. */
    public KeysRequest {
        keystores = List.copyOf(keystores);
        given = Map.copyOf(given);
    }

    /** Whether the server already has data. */
    public boolean existing() {
        return data.exists();
    }

    /**
     * Whether a password is publicly known, and opens a store that the user provides: the server's store gets a new
     * one.
     */
    public boolean opensOnly(SecretName name, Secret password) {
        return given.entrySet().stream()
                        .anyMatch(each -> each.getValue() instanceof ImportedStore
                                && name.equals(SecretName.ofStore(each.getKey().id())))
                && PublishedPasswords.contains(password);
    }
}
