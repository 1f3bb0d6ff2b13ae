package io.github.ishardening.config;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keystore.Pkcs12Profile;
import java.time.Period;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code <keystores>}: the keys of the server, one element for each role.
 *
 * <pre>{@code
 * <keystores>
 *   <pkcs12Profile>legacy</pkcs12Profile>
 * </keystores>
 * }</pre>
 */
public class KeystoresParameter {

    /** Signs tokens and SAML messages; every partner trusts it. */
    private PrimaryKeystoreParameter primary = new PrimaryKeystoreParameter();

    /** Opens the vault and, on old versions, decrypts stored data. */
    private KeystoreParameter internal = new KeystoreParameter();

    /** Serves HTTPS. */
    private KeystoreParameter tls = new KeystoreParameter();

    /**
     * How PKCS12 stores are protected: {@code modern} (default; AES-256 and HMAC-SHA-256) or {@code legacy}, which
     * Java 8 before 8u301 can read.
     */
    private String pkcs12Profile = "modern";

    Pkcs12Profile profile() {
        return Pkcs12Profile.parse("<keystores><pkcs12Profile>", pkcs12Profile);
    }

    Period overlap() {
        return primary.overlap();
    }

    Map<Role, KeystoreParameter> byRole() {
        return new EnumMap<>(Map.of(Role.PRIMARY, primary, Role.INTERNAL, internal, Role.TLS, tls));
    }
}
