package io.github.ishardening.inspection.store;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.VaultAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;

/** The existing {@code secret-conf.properties}, whether from this plugin or other tools. */
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
            // A broken \\uXXXX: a part of the file isn't enough; the missing properties are reported.
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

    /** The algorithm with which secrets are decrypted. */
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

    /** A property; empty if it is unset. */
    String property(String name) {
        return properties.getProperty(name, "").strip();
    }
}
