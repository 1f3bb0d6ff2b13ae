package io.github.ishardening.inspection.store;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.VaultAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;

/** {@code secret-conf.properties} as it is found, whoever wrote it. */
public final class VaultConf {

    private final Properties properties;

    private VaultConf(Properties properties) {
        this.properties = properties;
    }

    /** Reads the file; empty if there is none. */
    public static Optional<VaultConf> read(Distribution distribution) throws IOException {
        if (!distribution.exists(SecretConf.PATH)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(distribution.read(SecretConf.PATH)));
        } catch (IllegalArgumentException e) {
            // A broken \\uXXXX: what could be read of it is not enough, which the missing properties say.
            properties.clear();
        }
        return Optional.of(new VaultConf(properties));
    }

    /** Whether the vault is on. */
    public boolean isEnabled() {
        return Boolean.parseBoolean(property("secVault.enabled"));
    }

    /** Whether secrets are encrypted with a symmetric key, as cipher tools since 1.1.26 can. */
    public boolean isSymmetric() {
        return property("secretRepositories.file.encryptionMode").equals("symmetric");
    }

    /** How secrets are decrypted. */
    public VaultAlgorithm algorithm() {
        if (isSymmetric()) {
            return VaultAlgorithm.AES_GCM;
        }
        return property("secretRepositories.file.algorithm").isEmpty() ? VaultAlgorithm.RSA : VaultAlgorithm.OAEP;
    }

    /** Where the keystore of the vault is. */
    public String location() {
        return property("keystore.identity.location");
    }

    /** The format of that keystore. */
    public String type() {
        return property("keystore.identity.type");
    }

    /** The alias of the key. */
    public String alias() {
        return property("keystore.identity.alias");
    }

    /** A property, or the empty text. */
    String property(String name) {
        return properties.getProperty(name, "").strip();
    }
}
