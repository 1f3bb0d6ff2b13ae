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
 * A former signing key that the server still publishes after a new key, or a new certificate for the same key, has
 * replaced it.
 *
 * @param line its line in {@code keys.lock}
 * @param entry the key and its certificate, under its alias in the server's store
 * @param store the PKCS12 store in {@code former/} of the keys directory, which contains only this entry and has the
 *     same password as primary's store
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

    /** Its name, and the day of its removal. */
    public FormerAlias alias() {
        return line.alias();
    }

    /** The certificate that identifies it in tokens. */
    public X509Certificate certificate() {
        return entry.certificate();
    }

    /** Its files for the keys directory: the store, and the certificates unless they are already there. */
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
