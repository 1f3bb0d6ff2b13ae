package io.github.ishardening.trust;

import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.StoreType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1StreamParser;

/** What certificates come in, told from the bytes and never from a file's name. */
enum CertificateFormat {
    /** Text with certificates between {@code BEGIN} and {@code END} lines (RFC 7468). */
    PEM,
    /** A certificate, or a PKCS7 message with any number of them, in DER. */
    DER,
    /** A PKCS12 or JKS store. */
    STORE;

    /** The format of these bytes; empty if they are none of them, or cut off at the very beginning. */
    static Optional<CertificateFormat> of(byte[] content) {
        if (new String(content, StandardCharsets.ISO_8859_1).contains(PemBlock.BEGIN)) {
            return Optional.of(PEM);
        }
        return KeystoreReader.type(content).flatMap(type -> type == StoreType.JKS ? Optional.of(STORE) : asn1(content));
    }

    /** A PKCS12 store begins with its version; a certificate or PKCS7 message with something else. */
    private static Optional<CertificateFormat> asn1(byte[] content) {
        try {
            ASN1Encodable whole = new ASN1StreamParser(content).readObject();
            return whole instanceof ASN1SequenceParser sequence
                    ? Optional.of(sequence.readObject() instanceof ASN1Integer ? STORE : DER)
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // The library doesn't check all that it reads.
            return Optional.empty();
        }
    }
}
