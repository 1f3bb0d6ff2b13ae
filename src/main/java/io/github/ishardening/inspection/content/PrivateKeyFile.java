package io.github.ishardening.inspection.content;

import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;

/** Distinguishes a private key in DER from other DER that begins like one. */
final class PrivateKeyFile {

    private static final int RSA_NUMBERS = 9;

    private PrivateKeyFile() {}

    /** Whether it is a private key in PKCS#8, PKCS#1 or SEC 1 format. */
    static boolean isOne(byte[] der) {
        try {
            var sequence = ASN1Sequence.getInstance(der);
            if (sequence.getObjectAt(1) instanceof ASN1Sequence) {
                return PrivateKeyInfo.getInstance(sequence).getPrivateKeyAlgorithm() != null;
            }
            return sequence.size() >= RSA_NUMBERS
                    ? RSAPrivateKey.getInstance(sequence).getModulus().signum() > 0
                    : ECPrivateKey.getInstance(sequence).getKey().signum() > 0;
        } catch (RuntimeException | StackOverflowError e) {
            // The library throws arbitrary exceptions on other DER.
            return false;
        }
    }
}
