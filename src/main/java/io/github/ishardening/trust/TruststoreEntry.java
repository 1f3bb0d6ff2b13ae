package io.github.ishardening.trust;

import java.security.cert.X509Certificate;
import java.util.Locale;

/**
 * A trusted certificate under its name in the truststore.
 *
 * @param alias the name, in lower case as the JDK reads it back
 * @param certificate what is trusted
 */
public record TruststoreEntry(String alias, X509Certificate certificate) {

    /** Brings the alias to lower case: the JDK's stores ignore case, so names that differ in case only would clash. */
    public TruststoreEntry {
        alias = alias.toLowerCase(Locale.ROOT);
    }
}
