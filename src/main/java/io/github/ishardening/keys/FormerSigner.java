package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.keys.directory.FormerKeyLine;
import io.github.ishardening.keys.directory.KeyFiles;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.keystore.FormerAlias;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signing key that the server continues to publish although another one, or another certificate over the same one,
 * has taken its place.
 *
 * @param line what {@code keys.lock} says of it
 * @param entry the key and its certificate, under the alias that it has in the server's store
 * @param store the PKCS12 store with this entry alone, as it is in {@code former/} of the keys directory; it has the
 *     password of primary's
 */
public record FormerSigner(FormerKeyLine line, KeystoreEntry entry, byte[] store) {

    /** Copies the bytes. */
    public FormerSigner {
        store = store.clone();
    }

    /** A copy of the store's bytes. */
    @Override
    public byte[] store() {
        return store.clone();
    }

    /** Its name, and until when it stays. */
    public FormerAlias alias() {
        return line.alias();
    }

    /** The certificate that tokens signed with it name. */
    public X509Certificate certificate() {
        return entry.certificate();
    }

    /** What the keys directory is to have of it: the store, and the certificates unless they are there. */
    Map<String, byte[]> files(KeysDirectory directory) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(KeyFiles.formerSigner(alias()), store);
        String certificates = KeyFiles.formerCertificates(alias());
        boolean isThere = directory
                .read(certificates)
                .flatMap(pem -> CertificateReader.anyInPem(pem).stream().findFirst())
                .filter(certificate()::equals)
                .isPresent();
        if (!isThere) {
            files.put(certificates, KeyFiles.pem(entry.chain()));
        }
        return files;
    }
}
