package io.github.ishardening.inspection.store;

import io.github.ishardening.secret.Secret;
import java.util.Optional;

/**
 * A reference to a store in the configuration, with its effective values.
 *
 * @param names its place in the configuration
 * @param path the path of the store in the distribution, or the configured path if it is elsewhere
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

    /** Whether the server trusts the certificates in the store, and uses no key from it. */
    public boolean isTruststore() {
        return names.alias().isEmpty();
    }

    /** Whether the server itself determines the key and format. */
    public boolean isLeftOpen() {
        return names.isLeftOpen()
                || (names.isTransport() && alias.filter(String::isBlank).isPresent());
    }

    /** Whether a user has added the store, besides those of the roles. */
    public boolean isCustom() {
        return names.isCustom();
    }

    /** Its place as named in messages: {@code [keystore.tls]}. */
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
