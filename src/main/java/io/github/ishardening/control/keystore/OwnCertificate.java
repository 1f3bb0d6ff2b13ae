package io.github.ishardening.control.keystore;

import io.github.ishardening.trust.PublishedKeys;
import java.security.cert.X509Certificate;

/**
 * A certificate of one of the server's own keys, or of those that signed it.
 *
 * @param path the store
 * @param alias the key
 * @param certificate the certificate
 * @param leaf whether it is the key's own
 */
record OwnCertificate(String path, String alias, X509Certificate certificate, boolean leaf) {

    /** How to get a newer one: hardening keeps no key that WSO2 published. */
    String renewal() {
        return PublishedKeys.load().contains(certificate)
                ? "Harden it: a published key isn't renewed but replaced."
                : "Harden it anew: generate-keystores renews it over the same key.";
    }

    /** What messages call it: the alias, or the subject of an issuer. */
    String name() {
        return leaf ? alias : certificate.getSubjectX500Principal().getName() + ", which signed " + alias + ",";
    }
}
