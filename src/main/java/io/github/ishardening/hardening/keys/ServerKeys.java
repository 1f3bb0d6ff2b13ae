package io.github.ishardening.hardening.keys;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.EncryptionKeyFormat;
import io.github.ishardening.keys.FirstStart;
import io.github.ishardening.keys.Keys;
import io.github.ishardening.keys.RoleKey;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.VaultKey;
import io.github.ishardening.server.EncryptionKeys;
import io.github.ishardening.server.ServerHost;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/** The current keys and secrets of one server in the keys directory. */
public final class ServerKeys {

    private final Keys keys;
    private final ServerSecrets secrets;
    private final Optional<EncryptionKeyFormat> format;
    private final ServerHost host;
    private final FirstStart firstStart;
    private final VaultKey vaultKind;

    /**
     * @param keys the keys, including primary, internal and tls
     * @param format the format of the server's encryption key, if it needs one
     * @param host the names of the server
     * @param firstStart the settings that the server accepts only at its first start
     * @param vaultKind the kind of key that opens its vault
     */
    ServerKeys(
            Keys keys,
            ServerSecrets secrets,
            Optional<EncryptionKeyFormat> format,
            ServerHost host,
            FirstStart firstStart,
            VaultKey vaultKind) {
        this.keys = keys;
        this.secrets = secrets;
        this.format = format;
        this.firstStart = firstStart;
        this.vaultKind = vaultKind;
        this.host = host.withNamesOf(keys.get(Role.TLS).entry().certificate());
    }

    /** The keys that encrypt stored data; empty before Identity Server 5.11. */
    public Optional<EncryptionKeys> encryption() {
        return format.map(known -> new EncryptionKeys(
                secrets.encryptionKey().orElseThrow(),
                known.readsWithOldKey() ? secrets.encryption().oldKey() : Optional.empty()));
    }

    /** The names of the server; its tls certificate also covers the internal one. */
    public ServerHost host() {
        return host;
    }

    /** The key of a role. */
    public RoleKey key(Role role) {
        return keys.get(role);
    }

    /** The keys themselves. */
    public Keys keys() {
        return keys;
    }

    /** The settings that the server accepts only at its first start. */
    public FirstStart firstStart() {
        return firstStart;
    }

    /** The vault's secret key; empty if an RSA key opens the vault. */
    public Optional<SecretKey> vaultKey() {
        return vaultKind == VaultKey.RSA ? Optional.empty() : Optional.of(secrets.vaultKey());
    }

    /** Returns a secret by its name. */
    public Secret secret(SecretName name) {
        return secrets.get(name);
    }

    /** Whether the user provides this secret. */
    public boolean isGiven(SecretName name) {
        return secrets.isGiven(name);
    }

    /** All keys, the authority first. */
    public List<RoleKey> all() {
        return keys.all();
    }
}
