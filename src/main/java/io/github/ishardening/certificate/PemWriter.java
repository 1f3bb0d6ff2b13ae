package io.github.ishardening.certificate;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Writes certificates, requests and private keys as PEM (RFC 7468): 64 characters a line, LF. */
public final class PemWriter {

    private static final int LINE_LENGTH = 64;

    private PemWriter() {}

    /** The certificates, one after another. */
    public static String certificates(List<X509Certificate> certificates) {
        return certificates.stream().map(PemWriter::certificate).collect(Collectors.joining());
    }

    /** A request for a certificate (RFC 2986). */
    static String request(byte[] encoded) {
        return block("CERTIFICATE REQUEST", encoded);
    }

    /** A private key in plain text (PKCS #8, RFC 5958); callers must store it in a file readable only by its owner. */
    public static String privateKey(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static String certificate(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new ProviderException("The JDK can't encode a certificate", e);
        }
    }

    private static String block(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(encoded)
                + "\n-----END " + label + "-----\n";
    }
}
