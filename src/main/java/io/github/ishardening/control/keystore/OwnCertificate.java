package io.github.ishardening.control.keystore;

import io.github.ishardening.keystore.FormerAlias;
import io.github.ishardening.trust.PublishedKeys;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A certificate of one of the server's own keys, or of its issuers.
 *
 * @param path the store's path
 * @param alias the key's alias
 * @param certificate the certificate
 * @param leaf whether it is the key's own certificate
 * @param former the name and removal date, if it belongs to a former signing key
 */
record OwnCertificate(
        String path, String alias, X509Certificate certificate, boolean leaf, Optional<FormerAlias> former) {

    /** How to renew the certificate; a key that WSO2 published is replaced instead. */
    String renewal() {
        if (former.isPresent()) {
            return "Harden the server again: this removes it, because a former signing key never outlives its"
                    + " certificate.";
        }
        return PublishedKeys.load().contains(certificate)
                ? "Replace the key, which is publicly known."
                : "Renew the certificate with the same key, as generate-keystores does in every build.";
    }

    /** Its name in messages: the alias, or the subject of an issuer. */
    String name() {
        return leaf ? alias : certificate.getSubjectX500Principal().getName() + ", which signed " + alias + ",";
    }
}
