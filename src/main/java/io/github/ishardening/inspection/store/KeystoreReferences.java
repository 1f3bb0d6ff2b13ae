package io.github.ishardening.inspection.store;

import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.ServerFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Finds references to stores in the configuration, with their effective values.
 *
 * @param rendered the configuration
 * @param passwords the passwords, as far as they can be determined
 */
public record KeystoreReferences(Rendered rendered, PasswordResolver passwords) {

    private static final String HOME = "${carbon.home}/";
    /** API Manager's listeners resolve the paths of their stores against the server's folder. */
    private static final String FROM_HOME = "repository/";

    private static final String ENTITLEMENT = "entitlement.thrift.enable";

    /** The keystores of the three roles, and the optional ones that are set. */
    public List<KeystoreReference> keystores() {
        var uses = new ArrayList<KeystoreReference>();
        Stream.of("primary", "internal", "tls", "saml")
                .map(KeystoreKeys::keystore)
                .forEach(names -> use(names).ifPresent(uses::add));
        var connector = use(KeystoreKeys.CONNECTOR_KEYSTORE);
        connector.filter(own -> isAnother(own, uses)).ifPresent(uses::add);
        entitlement(uses).ifPresent(uses::add);
        elsewhere(KeystoreKeys.OF_LISTENERS, uses);
        custom().forEach(uses::add);
        transports("keystoreFile", KeystoreKeys::transportKeystore, uses);
        return uses;
    }

    /** The stores that a user has added, besides those of the roles. */
    public List<KeystoreReference> custom() {
        var uses = new ArrayList<KeystoreReference>();
        rendered.xml(ServerFiles.CARBON_XML).stream()
                .flatMap(xml -> xml.elements("//CustomKeyStores/KeyStore").stream())
                .map(this::custom)
                .forEach(uses::add);
        tables("custom_keystore.", ".file_name")
                .forEach(table -> use(KeystoreKeys.custom(table)).ifPresent(uses::add));
        return uses;
    }

    private KeystoreReference custom(Element store) {
        return new KeystoreReference(
                KeystoreKeys.custom(KeystoreKeys.CUSTOM),
                path(XmlFile.childText(store, "Location")),
                XmlFile.childText(store, "Type"),
                passwords.resolve(XmlFile.childText(store, "Password")),
                Optional.of(XmlFile.childText(store, "KeyAlias")),
                passwords.resolve(XmlFile.childText(store, "KeyPassword")));
    }

    /** Adds the stores of API Manager's listeners that differ from the others. */
    private void elsewhere(List<KeystoreKeys> listeners, List<KeystoreReference> uses) {
        for (KeystoreKeys names : listeners) {
            use(names).filter(own -> isElsewhere(own, uses)).ifPresent(uses::add);
        }
    }

    /** Adds the stores of connectors that a user has added, if they differ from the others. */
    private void transports(String file, Function<String, KeystoreKeys> names, List<KeystoreReference> uses) {
        tables(ConnectorBlock.CUSTOM + ".", "." + file)
                .forEach(table -> use(names.apply(table))
                        .filter(own -> isElsewhere(own, uses))
                        .ifPresent(uses::add));
    }

    private Stream<String> tables(String start, String end) {
        return rendered.values().keySet().stream()
                .filter(key -> key.startsWith(start) && key.endsWith(end))
                .map(key -> key.substring(0, key.length() - end.length()));
    }

    /** The keystore of the entitlement service's Thrift listener, if that is enabled and differs from the others. */
    private Optional<KeystoreReference> entitlement(List<KeystoreReference> others) {
        return rendered.value(ENTITLEMENT)
                .filter(Boolean::parseBoolean)
                .flatMap(on -> use(KeystoreKeys.ENTITLEMENT))
                .filter(own -> isElsewhere(own, others));
    }

    /** The truststore, and those of connectors and listeners that have their own. */
    public List<KeystoreReference> truststores() {
        var uses = new ArrayList<KeystoreReference>();
        use(KeystoreKeys.TRUSTSTORE).ifPresent(uses::add);
        var connector = use(KeystoreKeys.CONNECTOR_TRUSTSTORE);
        connector.filter(own -> isAnother(own, uses)).ifPresent(uses::add);
        elsewhere(KeystoreKeys.TRUSTED_BY_LISTENERS, uses);
        transports("truststoreFile", KeystoreKeys::transportTruststore, uses);
        return uses;
    }

    /** The store from which the connector actually presents its certificate. */
    public Optional<KeystoreReference> connector() {
        return use(KeystoreKeys.CONNECTOR_KEYSTORE).or(() -> use(KeystoreKeys.keystore("tls")));
    }

    /** The store of a role. */
    public Optional<KeystoreReference> keystore(String role) {
        return use(KeystoreKeys.keystore(role));
    }

    private Optional<KeystoreReference> use(KeystoreKeys names) {
        return value(names, names.file())
                .filter(file -> !file.isBlank())
                .map(file -> new KeystoreReference(
                        names,
                        path(file),
                        value(names, names.type()).orElse(""),
                        secret(names, names.password()),
                        names.alias().map(alias -> value(names, alias).orElse("")),
                        keyPassword(names)));
    }

    /** The key's password; if it is unset, Tomcat uses the store's. */
    private Optional<Secret> keyPassword(KeystoreKeys names) {
        return names.keyPassword()
                .map(key -> names.isTransport() && value(names, key).isEmpty() ? names.password() : key)
                .flatMap(key -> secret(names, key));
    }

    private Optional<String> value(KeystoreKeys names, String part) {
        return rendered.value(names.key(part));
    }

    private Optional<Secret> secret(KeystoreKeys names, String part) {
        return value(names, part).flatMap(passwords::resolve);
    }

    private static String path(String file) {
        if (file.startsWith(HOME)) {
            return file.substring(HOME.length());
        }
        boolean isPath = file.startsWith("/") || file.contains("..") || file.startsWith(FROM_HOME);
        return isPath ? file : ServerFiles.SECURITY + file;
    }

    private static boolean isElsewhere(KeystoreReference own, List<KeystoreReference> others) {
        return others.stream()
                .noneMatch(other ->
                        other.path().equals(own.path()) && other.password().equals(own.password()));
    }

    /** Whether the connector has a store of its own; by default, its settings follow the tables. */
    private static boolean isAnother(KeystoreReference own, List<KeystoreReference> others) {
        return others.stream()
                .noneMatch(other -> other.path().equals(own.path())
                        && other.type().equals(own.type())
                        && other.alias().equals(own.alias())
                        && other.password().equals(own.password())
                        && other.keyPassword().equals(own.keyPassword()));
    }
}
