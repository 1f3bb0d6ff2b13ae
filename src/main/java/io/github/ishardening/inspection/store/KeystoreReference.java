package io.github.ishardening.inspection.store;

import io.github.ishardening.secret.Secret;
import java.util.Optional;

/**
 * One place of the configuration that names a store, and what is in force there.
 *
 * @param names where it stands
 * @param path the path of the store in the distribution, or what is in its place
 * @param type the format that the server expects
 * @param password the store's password; empty if it isn't known here
 * @param alias the alias of the key; empty for truststores
 * @param keyPassword the key's password; empty for truststores and if it isn't known here
 */
public record KeystoreReference(
        KeystoreKeys names,
        String path,
        String type,
        Optional<Secret> password,
        Optional<String> alias,
        Optional<Secret> keyPassword) {

    /** Whether the server trusts what is in the store, and has no key there. */
    public boolean isTruststore() {
        return names.alias().isEmpty();
    }

    /** Whether the server finds out itself which key in the store is meant, and of what format it is. */
    public boolean isLeftOpen() {
        return names.isLeftOpen()
                || (names.isTransport() && alias.filter(String::isBlank).isPresent());
    }

    /** Whether a user has set the store up for some service, beside those of the roles. */
    public boolean isCustom() {
        return names.isCustom();
    }

    /** What messages call the place: {@code [keystore.tls]}. */
    public String title() {
        return (names.table().equals(KeystoreKeys.CUSTOM) ? "[[%s]]" : "[%s]").formatted(names.table());
    }

    /** The dotted key of the file name. */
    public String fileKey() {
        return names.key(names.file());
    }

    /** The dotted key of the store's password. */
    public String passwordKey() {
        return names.key(names.password());
    }
}
