package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.control.transport.LegacyConnectorAttributes;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KeystoreInventory;
import io.github.ishardening.inspection.store.KeystoreReference;
import io.github.ishardening.inspection.store.StoreFile;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerKeystore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requires separate keystores for signing, encryption and TLS. The server's defaults use one store for all three, with
 * a published alias and key password; so all five keys of all three tables are written.
 */
@Guideline(
        id = "separate-keystores",
        title = "Signing, encryption and TLS use separate keystores",
        severity = Severity.ERROR,
        source = "Configure keystores",
        address = OfficialPages.KEYSTORES + "#recommendations-for-setting-up-keystores",
        hardening = """
            Hardening writes the stores of `primary`, `internal` and `tls`, each with its own private key, to \
            `repository/resources/security`, and sets all five TOML keys in each of `[keystore.primary]`, \
            `[keystore.internal]` and `[keystore.tls]`. Identity Server 5.6 to 5.8 gets `tls`, and the stores that its \
            `carbon.xml` names: without `<InternalKeyStore>`, signing and encryption share `primary`. `<keystores>` \
            configures the keys. The audit reports a connector that uses another role's store, a second private key in \
            a store, and a key in the truststore. The `primary` store may contain a former signing key until the date \
            in its alias. The audit also reports the store attributes of older connectors, which prevent Tomcat from \
            opening an HTTPS connector.""",
        versions = AppliesTo.BOTH_ERAS,
        nist = "SC-12")
public final class SeparateKeystores extends Control {

    private static final String AUTO_LOGIN_ALIAS = "identity_mgt.user_self_registration.auto_login.alias_name";
    private static final String PRIMARY_FILE = "keystore.primary.file_name";
    private static final List<String> ROLES = List.of("primary", "internal", "tls");
    /** The connector's own settings, and references to the keys that they are to follow. */
    private static final Map<String, String> CONNECTOR = Map.of(
            "certificateKeystoreFile", ConnectorBlock.FOLDER + "$ref{keystore.tls.file_name}",
            "certificateKeystorePassword", "$ref{keystore.tls.password}",
            "certificateKeystoreType", "$ref{keystore.tls.type}",
            "certificateKeyAlias", "$ref{keystore.tls.alias}",
            "certificateKeyPassword", "$ref{keystore.tls.key_password}");

    private static final LegacyConnectorAttributes OLD_ATTRIBUTES = new LegacyConnectorAttributes(
            "keystoreFile",
            "keystorePass",
            "keystorePassFile",
            "keystoreType",
            "keystoreProvider",
            "keyAlias",
            "keyPass",
            "keyPassFile",
            "algorithm",
            "SSLCertificateFile",
            "SSLCertificateKeyFile",
            "SSLCertificateChainFile",
            "SSLPassword",
            "SSLPasswordFile");

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var toml = hardening.toml();
        for (ServerKeystore keystore : hardening.keystores().values()) {
            var store = keystore.store();
            hardening
                    .distribution()
                    .writePrivate(
                            store.path(), store.content(), hardening.settings().privateFiles());
            String table = "keystore." + keystore.role().id();
            String password = hardening.secrets().reference(store.secretName(), store.password());
            toml.set(table + ".file_name", store.fileName());
            toml.set(table + ".type", store.type().name());
            toml.set(table + ".password", password);
            toml.set(table + ".alias", keystore.alias());
            toml.set(table + ".key_password", password);
            // Identity Server 5.9.0 shipped this misspelling of file_name, which the server ignores.
            toml.remove(table + ".name");
        }
        // Looked up in the primary store, which no longer contains the default, wso2carbon.
        if (hardening.keys().knows(AUTO_LOGIN_ALIAS)) {
            toml.set(AUTO_LOGIN_ALIAS, hardening.keystores().get(Role.PRIMARY).alias());
        }
        CONNECTOR.forEach((name, value) -> ConnectorBlock.repoint(toml, ConnectorBlock.KEYSTORE, name, value));
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        OLD_ATTRIBUTES.inspect(inspection, findings);
        var stores = inspection.stores();
        var uses = new ArrayList<KeystoreReference>();
        ROLES.forEach(role -> stores.uses().keystore(role).ifPresent(uses::add));
        for (int i = 0; i < uses.size(); i++) {
            for (KeystoreReference other : uses.subList(0, i)) {
                compare(inspection, stores, uses.get(i), other, findings);
            }
        }
        var tls = stores.uses().keystore("tls").map(KeystoreReference::path);
        stores.uses()
                .connector()
                .filter(own -> !tls.equals(Optional.of(own.path())))
                .ifPresent(own -> uses.stream()
                        .filter(use -> !tls.equals(Optional.of(use.path())))
                        .forEach(use -> compare(inspection, stores, own, use, findings)));
        inspectEntries(inspection, findings);
        new Unseen(inspection, findings).stores(inspection.stores().uses().keystores());
    }

    private static void compare(
            Inspection inspection,
            KeystoreInventory stores,
            KeystoreReference use,
            KeystoreReference other,
            Findings findings) {
        if (use.path().equals(other.path())) {
            findings.add(
                    at(inspection, use, other),
                    "%s and %s share %s.".formatted(other.title(), use.title(), use.path()),
                    "Give each its own store with its own key.");
        } else if (!Collections.disjoint(keys(stores, use), keys(stores, other))) {
            findings.add(
                    at(inspection, use, other),
                    "%s and %s contain the same key.".formatted(other.path(), use.path()),
                    "Generate a key for each.");
        }
    }

    /** The line of one of the two; by default, all use the primary store. */
    private static Location at(Inspection inspection, KeystoreReference use, KeystoreReference other) {
        return Stream.of(use, other)
                .map(KeystoreReference::fileKey)
                .filter(inspection.toml()::has)
                .findFirst()
                .map(inspection::at)
                .orElseGet(() -> inspection.at(PRIMARY_FILE, ServerFiles.CARBON_XML));
    }

    /** Reports extra keys: access to one key must not give access to another. */
    private static void inspectEntries(Inspection inspection, Findings findings) throws IOException {
        var stores = inspection.stores();
        for (StoreFile file : stores.keystores()) {
            var former = stores.formerSigners(file);
            former.values().stream()
                    .filter(alias -> alias.isOver(inspection.now()))
                    .forEach(alias -> findings.add(
                            Severity.WARNING,
                            Location.of(file.path()),
                            ("contains the former signing key %s, which should have been removed on %s: tokens signed"
                                            + " with it are still accepted.")
                                    .formatted(alias.name(), alias.until()),
                            "Harden it again, which removes it."));
            var aliases = new TreeSet<>(file.chains().keySet());
            // If an alias gives more time than hardening ever does, it isn't one of our former keys.
            former.forEach((alias, signer) -> {
                if (signer.isOver(inspection.now()) || signer.isInTime(inspection.now())) {
                    aliases.remove(alias);
                }
            });
            if (aliases.size() > 1) {
                findings.add(
                        Severity.WARNING,
                        Location.of(file.path()),
                        "contains %s private keys: %s.".formatted(aliases.size(), String.join(", ", aliases)),
                        "Keep the key that deployment.toml names, and remove the others with keytool -delete.");
            }
        }
        for (StoreFile file : stores.truststores()) {
            file.opened()
                    .map(OpenedKeystore::keyAliases)
                    .filter(keys -> !keys.isEmpty())
                    .ifPresent(keys -> findings.add(
                            Location.of(file.path()),
                            "the truststore contains a key: %s.".formatted(String.join(", ", keys)),
                            "Remove it, and generate a new key wherever it is used: truststores are often copied to other"
                                    + " machines."));
        }
    }

    private static Set<String> keys(KeystoreInventory stores, KeystoreReference use) {
        return stores.file(use).stream()
                .flatMap(file -> file.chains().values().stream())
                .map(chain -> Spki.sha256(chain.get(0)))
                .collect(Collectors.toSet());
    }
}
