package io.github.ishardening.trust;

import java.security.cert.X509Certificate;
import java.util.Locale;

/**
 * A trusted certificate with its alias.
 *
 * @param alias the alias, in lower case as returned by the JDK
 * @param certificate the trusted certificate
 */
public record TruststoreEntry(String alias, X509Certificate certificate) {

    /** Converts the alias to lower case: the JDK's stores ignore case, so aliases that differ only by case clash. */
    public TruststoreEntry {
        alias = alias.toLowerCase(Locale.ROOT);
    }
}
