package io.github.ishardening.control;

import io.github.ishardening.secret.SecretName;

/**
 * Stored data is encrypted with a key of its own. As shipped, every Identity Server since 5.11 has the same published one
 * (WSO2 documentation, "Symmetric encryption").
 */
final class DefaultEncryptionKey implements Control {

    static final String ID = "default-encryption-key";
    static final String KEY = "encryption.key";
    private static final String OLD_KEY = "encryption.old_key";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void harden(Hardening hardening) {
        var toml = hardening.toml();
        hardening.encryption().ifPresent(keys -> {
            toml.set(KEY, hardening.secrets().reference(SecretName.ENCRYPTION_KEY, keys.key()));
            keys.oldKey()
                    .ifPresent(old ->
                            toml.set(OLD_KEY, hardening.secrets().reference(SecretName.ENCRYPTION_OLD_KEY, old)));
        });
    }
}
