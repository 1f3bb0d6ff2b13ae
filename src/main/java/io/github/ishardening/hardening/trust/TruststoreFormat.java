package io.github.ishardening.hardening.trust;

import io.github.ishardening.keystore.JksWriter;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.keystore.Pkcs12Writer;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.secret.Secret;
import java.security.cert.X509Certificate;
import java.util.SortedMap;

/**
 * The format of one server's truststores.
 *
 * @param type the format that the server reads
 * @param profile the protection of PKCS12 stores
 */
record TruststoreFormat(StoreType type, Pkcs12Profile profile) {

    /** Returns a store; the same bytes for the same certificates and password. */
    byte[] encode(SortedMap<String, X509Certificate> entries, Secret password) {
        return switch (type) {
            case PKCS12 -> new Pkcs12Writer(profile).trusted(entries, password);
            case JKS -> new JksWriter().trusted(entries).write(password);
        };
    }
}
