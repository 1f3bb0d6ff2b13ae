package io.github.ishardening.config;

import io.github.ishardening.keystore.KeystoreSpec;
import io.github.ishardening.keystore.Role;
import java.util.EnumMap;
import java.util.Map;

/** {@code <keystores>}: the keys to make, one element for each role. */
public class KeystoresParameter {

    /** The local authority, which signs the other three. */
    private KeystoreParameter ca = new KeystoreParameter();

    /** Signs tokens and SAML; every partner trusts it. */
    private KeystoreParameter primary = new KeystoreParameter();

    /** Opens the vault and, on old versions, decrypts stored data. */
    private KeystoreParameter internal = new KeystoreParameter();

    /** Serves HTTPS. */
    private KeystoreParameter tls = new KeystoreParameter();

    /** What is asked for each role. */
    Map<Role, KeystoreParameter> byRole() {
        var parameters = new EnumMap<Role, KeystoreParameter>(Role.class);
        parameters.put(Role.CA, ca);
        parameters.put(Role.PRIMARY, primary);
        parameters.put(Role.INTERNAL, internal);
        parameters.put(Role.TLS, tls);
        return parameters;
    }
}
