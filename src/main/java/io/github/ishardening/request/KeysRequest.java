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
 * What the user asked for of the keys.
 *
 * @param directory where keys live between builds
 * @param keystores what is asked of each role's key; the authority is among them if a local one signs
 * @param given where the keys lie that the user brings instead of having them made
 * @param external who signs, if it is nobody here
 * @param localhost whether certificates may name {@code localhost}
 * @param profile how PKCS12 stores are protected
 * @param ephemeral whether these are keys for a throw-away build, which no {@code keys.lock} guards
 * @param data what data the server already has, which the keys must continue to decrypt
 * @param overlap how long a replaced signing key is still published
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

    /** Whether a password is published, and opens a store that the user brings: the store is written under a new one. */
    public boolean opensOnly(SecretName name, Secret password) {
        return given.entrySet().stream()
                        .anyMatch(each -> each.getValue() instanceof ImportedStore
                                && name.equals(SecretName.ofStore(each.getKey().id())))
                && PublishedPasswords.contains(password);
    }
}
