package io.github.ishardening.control.secret;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** A password that the login and recovery portals have in their own properties. */
public enum PortalPassword {
    /** With which a portal calls the server. */
    APP("app.password", SecretName.APP_PASSWORD, "identity.auth_framework.endpoint.app_password"),
    /** With which older recovery portals call its admin services. */
    ACCESS("identity.server.service.access.password", SecretName.ADMIN_PASSWORD, "super_admin.password"),
    /** Of the keystore with which a portal calls it. */
    KEYSTORE("Carbon.Security.KeyStore.Password", SecretName.TLS_PASSWORD, "keystore.tls.password"),
    /** Of the truststore that says whether it is the server. */
    TRUSTSTORE("Carbon.Security.TrustStore.Password", SecretName.TRUSTSTORE_PASSWORD, "truststore.password");

    private final String property;
    private final SecretName name;
    private final String key;

    PortalPassword(String property, SecretName name, String key) {
        this.property = property;
        this.name = name;
        this.key = key;
    }

    /** The aliases of the secrets that portals refer to. */
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

    /** The property that holds it. */
    String property() {
        return property;
    }

    /** Whether a portal has a published one here. */
    boolean isPublished(PortalFile file) {
        return file.literal(property).filter(PublishedPasswords::contains).isPresent();
    }

    /** Puts what stands for it in the place of the password: in templates the key of {@code deployment.toml}. */
    void replace(PortalFile file, HardeningContext hardening, Secret password) {
        file.replace(property, hardening, key, () -> hardening.secrets().reference(name, password));
    }
}
