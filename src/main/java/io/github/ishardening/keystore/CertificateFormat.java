package io.github.ishardening.keystore;

import io.github.ishardening.certificate.PemText;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    STORE,
    /** Sun's format for secret keys, which are serialized Java objects in there. */
    JCEKS;

    private static final int JCEKS_MAGIC = 0xCECECECE;

    /** The format of these bytes; empty if they are none of them, or cut off at the very beginning. */
    static Optional<CertificateFormat> of(byte[] content) {
        if (PemText.isIn(content)) {
            return Optional.of(PEM);
        }
        if (content.length >= Integer.BYTES && ByteBuffer.wrap(content).getInt() == JCEKS_MAGIC) {
            return Optional.of(JCEKS);
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
