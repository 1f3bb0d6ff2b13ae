package io.github.ishardening.control;

import io.github.ishardening.secret.SecretName;

/** The super administrator is not {@code admin}/{@code admin}. */
final class DefaultPassword implements Control {

    @Override
    public String id() {
        return "default-password";
    }

    @Override
    public void harden(Hardening hardening) {
        var toml = hardening.toml();
        var admin = hardening.superAdmin();
        toml.set("super_admin.username", admin.username());
        toml.set("super_admin.password", hardening.secrets().reference(SecretName.ADMIN_PASSWORD, admin.password()));
    }
}
