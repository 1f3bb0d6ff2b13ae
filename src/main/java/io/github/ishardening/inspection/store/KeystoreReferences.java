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
 * Finds the places of a configuration that name stores, with what is in force there.
 *
 * @param rendered the configuration
 * @param passwords the passwords, as far as they can be known
 */
public record KeystoreReferences(Rendered rendered, PasswordResolver passwords) {

    private static final String HOME = "${carbon.home}/";
    /** API Manager's listeners resolve their stores in the server's folder. */
    private static final String FROM_HOME = "repository/";

    private static final String ENTITLEMENT = "entitlement.thrift.enable";

    /** The keystores of the three roles, and of the optional ones that are set. */
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

    /** The stores that a user names for some service beside those of the roles. */
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

    /** Those of API Manager's listeners, as far as they don't follow the others. */
    private void elsewhere(List<KeystoreKeys> listeners, List<KeystoreReference> uses) {
        for (KeystoreKeys names : listeners) {
            use(names).filter(own -> isElsewhere(own, uses)).ifPresent(uses::add);
        }
    }

    /** Those of connectors that a user has set up, as far as they don't follow the others. */
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

    /** What the entitlement service presents by Thrift, where that is on and doesn't follow the others. */
    private Optional<KeystoreReference> entitlement(List<KeystoreReference> others) {
        return rendered.value(ENTITLEMENT)
                .filter(Boolean::parseBoolean)
                .flatMap(on -> use(KeystoreKeys.ENTITLEMENT))
                .filter(own -> isElsewhere(own, others));
    }

    /** The truststore, and that of the connector where it has its own. */
    public List<KeystoreReference> truststores() {
        var uses = new ArrayList<KeystoreReference>();
        use(KeystoreKeys.TRUSTSTORE).ifPresent(uses::add);
        var connector = use(KeystoreKeys.CONNECTOR_TRUSTSTORE);
        connector.filter(own -> isAnother(own, uses)).ifPresent(uses::add);
        elsewhere(KeystoreKeys.TRUSTED_BY_LISTENERS, uses);
        transports("truststoreFile", KeystoreKeys::transportTruststore, uses);
        return uses;
    }

    /** The store that the connector really presents its certificate from. */
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

    /** Tomcat takes the store's where it isn't said. */
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

    /** The connector's settings follow the tables unless someone sets them. */
    private static boolean isAnother(KeystoreReference own, List<KeystoreReference> others) {
        return others.stream()
                .noneMatch(other -> other.path().equals(own.path())
                        && other.type().equals(own.type())
                        && other.alias().equals(own.alias())
                        && other.password().equals(own.password())
                        && other.keyPassword().equals(own.keyPassword()));
    }
}
