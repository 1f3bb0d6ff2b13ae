package io.github.ishardening.inspection.store;

import io.github.ishardening.server.ConnectorBlock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of a store's attributes at one place in the configuration; those of the key are empty for a truststore.
 *
 * @param table the table of {@code deployment.toml}
 * @param file the key of the file name, within the table
 * @param type the key of the format
 * @param password the key of the store's password
 * @param alias the key of the alias
 * @param keyPassword the key of the key's password
 */
public record KeystoreKeys(
        String table, String file, String type, String password, Optional<String> alias, Optional<String> keyPassword) {

    private static final String FILE_NAME = "file_name";
    private static final String LOCATION = "location";
    private static final String PASSWORD = "password";
    private static final String KEY_PASSWORD = "key_password";

    /** The array of stores that Identity Server's services may be mapped to. */
    public static final String CUSTOM = "keystore.custom";

    /** The names in {@code [truststore]}. */
    public static final KeystoreKeys TRUSTSTORE =
            new KeystoreKeys("truststore", "file_name", "type", "password", Optional.empty(), Optional.empty());

    /** The names of the HTTPS connector's own keystore. */
    static final KeystoreKeys CONNECTOR_KEYSTORE = new KeystoreKeys(
            ConnectorBlock.KEYSTORE,
            "certificateKeystoreFile",
            "certificateKeystoreType",
            "certificateKeystorePassword",
            Optional.of("certificateKeyAlias"),
            Optional.of("certificateKeyPassword"));

    /** The names of the HTTPS connector's own truststore. */
    static final KeystoreKeys CONNECTOR_TRUSTSTORE = new KeystoreKeys(
            ConnectorBlock.HOST,
            "truststoreFile",
            "truststoreType",
            "truststorePassword",
            Optional.empty(),
            Optional.empty());

    /**
     * The names of the Thrift listener of Identity Server's entitlement service. It uses the key in the store, whatever
     * its alias, with the store's password, and detects the format itself: the server knows no keys for either.
     */
    static final KeystoreKeys ENTITLEMENT = new KeystoreKeys(
            "entitlement.thrift",
            "key_store.id",
            "key_store.type",
            "key_store.password",
            Optional.of("key_store.alias"),
            Optional.of("key_store.password"));

    /** The keystores of API Manager's listeners and senders, which use whatever key and format the store has. */
    static final List<KeystoreKeys> OF_LISTENERS = List.of(
            listener("transport.passthru_https.listener.key_store", LOCATION, KEY_PASSWORD),
            listener("transport.passthru_https.sender.key_store", LOCATION, KEY_PASSWORD),
            listener("transport.netty.https.sender.keystore", LOCATION, KEY_PASSWORD),
            listener("apim.wss.keystore", LOCATION, KEY_PASSWORD),
            listener("apim.webhooks.https.key_store", LOCATION, KEY_PASSWORD),
            listener("broker.transport.amqp.ssl_connection.keystore", LOCATION, PASSWORD),
            listener("transport.receiver.keystore", FILE_NAME, PASSWORD));

    /** The truststores of API Manager's listeners and senders. */
    static final List<KeystoreKeys> TRUSTED_BY_LISTENERS = Stream.of(
                    "transport.passthru_https.listener.trust_store",
                    "transport.passthru_https.sender.trust_store",
                    "transport.netty.https.sender.truststore",
                    "transport.wss.sender.trust_store",
                    "apim.webhooks.https.trust_store",
                    "broker.transport.amqp.ssl_connection.truststore")
            .map(table -> new KeystoreKeys(table, LOCATION, "type", PASSWORD, Optional.empty(), Optional.empty()))
            .toList();

    private static KeystoreKeys listener(String table, String file, String keyPassword) {
        return new KeystoreKeys(table, file, "type", PASSWORD, Optional.of("alias"), Optional.of(keyPassword));
    }

    /** The names in a table such as {@code [keystore.tls]}. */
    static KeystoreKeys keystore(String role) {
        return new KeystoreKeys(
                "keystore." + role, "file_name", "type", "password", Optional.of("alias"), Optional.of("key_password"));
    }

    /**
     * The names in {@code [[keystore.custom]]} of Identity Server 7.1 and later, and {@code [custom_keystore.<name>]}
     * of API Manager. Entries of an array have no keys of their own.
     */
    static KeystoreKeys custom(String table) {
        return table.equals(CUSTOM)
                ? new KeystoreKeys(table, "", "", "", Optional.of(""), Optional.of(""))
                : new KeystoreKeys(
                        table, "file_name", "type", "password", Optional.of("alias"), Optional.of("key_password"));
    }

    /** Tomcat's names for the keystore of a connector in {@code [custom_transport.<name>.properties]}. */
    static KeystoreKeys transportKeystore(String table) {
        return new KeystoreKeys(
                table, "keystoreFile", "keystoreType", "keystorePass", Optional.of("keyAlias"), Optional.of("keyPass"));
    }

    /** Tomcat's names for the truststore of such a connector. */
    static KeystoreKeys transportTruststore(String table) {
        return new KeystoreKeys(
                table, "truststoreFile", "truststoreType", "truststorePass", Optional.empty(), Optional.empty());
    }

    /** Whether they belong to a connector that a user has added. */
    public boolean isTransport() {
        return table.startsWith(ConnectorBlock.CUSTOM + ".");
    }

    /** Whether the server uses whatever key and format the store has. */
    boolean isLeftOpen() {
        return equals(ENTITLEMENT) || OF_LISTENERS.contains(this) || TRUSTED_BY_LISTENERS.contains(this);
    }

    /** Whether they belong to a store that a user has added. */
    boolean isCustom() {
        return table.equals(CUSTOM) || table.startsWith("custom_keystore.");
    }

    /** The dotted key of an attribute. */
    public String key(String part) {
        return part.isEmpty() ? table : table + "." + part;
    }
}
