package io.github.ishardening.control.keystore;

import io.github.ishardening.keystore.FormerAlias;
import io.github.ishardening.trust.PublishedKeys;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A certificate of one of the server's own keys, or of those that signed it.
 *
 * @param path the store
 * @param alias the key
 * @param certificate the certificate
 * @param leaf whether it is the key's own
 * @param former until when a former signing key stays, if it is the certificate of one
 */
record OwnCertificate(
        String path, String alias, X509Certificate certificate, boolean leaf, Optional<FormerAlias> former) {

    /** How to get a newer one: hardening keeps no key that WSO2 published. */
    String renewal() {
        if (former.isPresent()) {
            return "Harden the server again: this removes it, because a former signing key never outlives its"
                    + " certificate.";
        }
        return PublishedKeys.load().contains(certificate)
                ? "Replace the key, which is publicly known."
                : "Renew the certificate with the same key, as generate-keystores does in every build.";
    }

    /** What messages call it: the alias, or the subject of an issuer. */
    String name() {
        return leaf ? alias : certificate.getSubjectX500Principal().getName() + ", which signed " + alias + ",";
    }
}
