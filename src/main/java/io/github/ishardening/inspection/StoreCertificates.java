package io.github.ishardening.inspection;

import io.github.ishardening.inspection.store.KeystoreInventory;
import io.github.ishardening.inspection.store.StoreFile;
import io.github.ishardening.trust.PublishedKeys;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The certificates of the server's own keys. */
public final class StoreCertificates {

    private StoreCertificates() {}

    /**
     * A certificate of one of the server's own keys, or of those that signed it.
     *
     * @param path the store
     * @param alias the key
     * @param certificate the certificate
     * @param leaf whether it is the key's own
     */
    public record Own(String path, String alias, X509Certificate certificate, boolean leaf) {

        /** How to get a newer one: hardening keeps no key that WSO2 published. */
        public String renewal(PublishedKeys published) {
            return published.contains(certificate)
                    ? "Harden it: a published key isn't renewed but replaced."
                    : "Harden it anew: generate-keystores renews it over the same key.";
        }

        /** What messages call it: the alias, or the subject of an issuer. */
        public String name() {
            return leaf ? alias : certificate.getSubjectX500Principal().getName() + ", which signed " + alias + ",";
        }
    }

    /** The certificates of all private keys of the server's stores, in use or not, with their chains. */
    public static List<Own> own(KeystoreInventory stores) {
        var own = new ArrayList<Own>();
        for (StoreFile file : stores.files()) {
            file.chains().forEach((alias, chain) -> {
                for (int i = 0; i < chain.size(); i++) {
                    own.add(new Own(file.path(), alias, chain.get(i), i == 0));
                }
            });
        }
        return own;
    }
}
