package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.keystore.Role;
import io.github.ishardening.keystore.Spki;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signing, encrypting and TLS have a key store each. The server's defaults chain the three to one store and, for alias
 * and key password, to published literals; so all five keys of all three tables are written.
 */
final class SeparateKeystores implements Control {

    private static final Rule RULE = new Rule(
            "separate-keystores",
            "Signing, encryption and TLS have a key store each",
            Severity.ERROR,
            "Configure keystores",
            """
            Hardening writes the stores of `primary`, `internal` and `tls`, each with one key, into \
            `repository/resources/security`, and sets all five keys of `[keystore.primary]`, `[keystore.internal]` \
            and `[keystore.tls]`. `<keystores>` says what the keys are like. Attributes by which older connectors \
            named their store are reported: with them Tomcat opens no HTTPS connector.""",
            Versions.BOTH_ERAS);

    private static final String AUTO_LOGIN_ALIAS = "identity_mgt.user_self_registration.auto_login.alias_name";
    private static final String PRIMARY_FILE = "keystore.primary.file_name";
    private static final List<String> ROLES = List.of("primary", "internal", "tls");
    private static final OldConnectorAttributes OLD_ATTRIBUTES =
            new OldConnectorAttributes("keystoreFile", "keystorePass", "keystoreType", "keyAlias", "keyPass");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) throws IOException {
        var toml = hardening.toml();
        for (ServerKeystore keystore : hardening.keystores().values()) {
            var store = keystore.store();
            hardening.distribution().writePrivate(store.path(), store.content());
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
        // Looked up in the primary store, where the default wso2carbon is gone.
        if (hardening.keys().knows(AUTO_LOGIN_ALIAS)) {
            toml.set(AUTO_LOGIN_ALIAS, hardening.keystores().get(Role.PRIMARY).alias());
        }
        ConnectorBlock.repoint(
                toml,
                ConnectorBlock.KEYSTORE,
                "certificateKeystoreFile",
                ConnectorBlock.FOLDER + "$ref{keystore.tls.file_name}");
        ConnectorBlock.repoint(
                toml, ConnectorBlock.KEYSTORE, "certificateKeystorePassword", "$ref{keystore.tls.password}");
        ConnectorBlock.repoint(toml, ConnectorBlock.KEYSTORE, "certificateKeystoreType", "$ref{keystore.tls.type}");
        ConnectorBlock.repoint(toml, ConnectorBlock.KEYSTORE, "certificateKeyAlias", "$ref{keystore.tls.alias}");
        ConnectorBlock.repoint(
                toml, ConnectorBlock.KEYSTORE, "certificateKeyPassword", "$ref{keystore.tls.key_password}");
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        OLD_ATTRIBUTES.inspect(inspection, findings);
        var stores = inspection.stores();
        var uses = ROLES.stream()
                .flatMap(role -> stores.uses().keystore(role).stream())
                .toList();
        for (int i = 0; i < uses.size(); i++) {
            for (StoreUse other : uses.subList(0, i)) {
                StoreUse use = uses.get(i);
                if (use.path().equals(other.path())) {
                    findings.add(
                            at(inspection, use, other),
                            "%s and %s share %s.".formatted(other.title(), use.title(), use.path()),
                            "Give each a store with a key of its own.");
                } else if (sameKey(stores, use, other)) {
                    findings.add(
                            at(inspection, use, other),
                            "%s and %s hold the same key.".formatted(other.path(), use.path()),
                            "Make a key for each.");
                }
            }
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().keystores());
    }

    /** The line of one of the two; by default all follow the primary. */
    private static Location at(Inspection inspection, StoreUse use, StoreUse other) {
        return Stream.of(use, other)
                .map(StoreUse::fileKey)
                .filter(inspection.toml()::has)
                .findFirst()
                .map(inspection::at)
                .orElseGet(() -> inspection.at(PRIMARY_FILE, ServerFiles.CARBON_XML));
    }

    private static boolean sameKey(AuditedStores stores, StoreUse one, StoreUse other) {
        var first = key(stores, one);
        return first.isPresent() && first.equals(key(stores, other));
    }

    private static Optional<String> key(AuditedStores stores, StoreUse use) {
        return stores.file(use)
                .flatMap(StoreFile::opened)
                .map(store -> store.chain(use.alias().orElse("")))
                .filter(chain -> !chain.isEmpty())
                .map(chain -> Spki.sha256(chain.get(0)));
    }
}
