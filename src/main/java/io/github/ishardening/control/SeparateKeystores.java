package io.github.ishardening.control;

import io.github.ishardening.keystore.Role;
import java.io.IOException;

/**
 * Signing, encrypting and TLS have a key store each. The server's defaults chain the three to one store and, for alias
 * and key password, to published literals; so all five keys of all three tables are written.
 */
final class SeparateKeystores implements Control {

    private static final String CONNECTOR = "transport.https.sslHostConfig.certificate.properties";

    @Override
    public String id() {
        return "separate-keystores";
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
        toml.set(
                "identity_mgt.user_self_registration.auto_login.alias_name",
                hardening.keystores().get(Role.PRIMARY).alias());
        ConnectorBlock.repoint(
                toml, CONNECTOR, "certificateKeystoreFile", ConnectorBlock.FOLDER + "$ref{keystore.tls.file_name}");
        ConnectorBlock.repoint(toml, CONNECTOR, "certificateKeystorePassword", "$ref{keystore.tls.password}");
        ConnectorBlock.repoint(toml, CONNECTOR, "certificateKeystoreType", "$ref{keystore.tls.type}");
        ConnectorBlock.repoint(toml, CONNECTOR, "certificateKeyAlias", "$ref{keystore.tls.alias}");
        ConnectorBlock.repoint(toml, CONNECTOR, "certificateKeyPassword", "$ref{keystore.tls.key_password}");
    }
}
