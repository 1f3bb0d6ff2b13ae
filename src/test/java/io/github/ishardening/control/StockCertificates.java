package io.github.ishardening.control;

import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.function.Predicate;

/** Certificates out of the truststore of a stock kernel, as DER. */
final class StockCertificates {

    private static final String STORE = Kernel.PKCS12.store("client-truststore");

    private StockCertificates() {}

    /** The one under this alias. */
    static byte[] of(String alias) throws IOException {
        return encoded(entry -> entry.getKey().equals(alias));
    }

    /** One of a public authority that is valid. */
    static byte[] firstValid() throws IOException {
        return encoded(entry -> !isOver(entry.getValue()));
    }

    /** One of a public authority that has expired. */
    static byte[] firstExpired() throws IOException {
        return encoded(entry -> !entry.getKey().equals("wso2carbon") && isOver(entry.getValue()));
    }

    private static boolean isOver(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isBefore(KeyBuilds.NOW);
    }

    private static byte[] encoded(Predicate<Map.Entry<String, X509Certificate>> test) throws IOException {
        try {
            return KeystoreReader.open(STORE, Kernel.PKCS12.read(STORE), Secret.of("wso2carbon"))
                    .trusted()
                    .entrySet()
                    .stream()
                    .filter(test)
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
