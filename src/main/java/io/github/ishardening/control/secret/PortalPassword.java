package io.github.ishardening.control.secret;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** A password in the login and recovery portals' own properties. */
public enum PortalPassword {
    /** The password with which a portal calls the server. */
    APP("app.password", SecretName.APP_PASSWORD, "identity.auth_framework.endpoint.app_password"),
    /** The password with which older recovery portals call the server's admin services. */
    ACCESS("identity.server.service.access.password", SecretName.ADMIN_PASSWORD, "super_admin.password"),
    /** The password of the keystore with which a portal calls the server. */
    KEYSTORE("Carbon.Security.KeyStore.Password", SecretName.TLS_PASSWORD, "keystore.tls.password"),
    /** The password of the truststore with which a portal verifies the server. */
    TRUSTSTORE("Carbon.Security.TrustStore.Password", SecretName.TRUSTSTORE_PASSWORD, "truststore.password");

    private final String property;
    private final SecretName name;
    private final String key;

    PortalPassword(String property, SecretName name, String key) {
        this.property = property;
        this.name = name;
        this.key = key;
    }

    /** Returns the aliases of the secrets that portals refer to. */
    public static Set<String> references(Distribution distribution) throws IOException {
        var aliases = new TreeSet<String>();
        for (PortalFile portal : Portals.of(distribution)) {
            for (PortalPassword password : values()) {
                portal.reference(password.property)
                        .filter(reference -> reference.equals("$secret{" + password.name.alias() + "}"))
                        .ifPresent(reference -> aliases.add(password.name.alias()));
            }
        }
        return aliases;
    }

    String property() {
        return property;
    }

    /** Whether it is publicly known in a portal. */
    boolean isPublished(PortalFile file) {
        return file.literal(property).filter(PublishedPasswords::contains).isPresent();
    }

    /** Replaces the password with a reference; in templates, with the key of {@code deployment.toml}. */
    void replace(PortalFile file, HardeningContext hardening, Secret password) {
        file.replace(property, hardening, key, () -> hardening.secrets().reference(name, password));
    }
}
