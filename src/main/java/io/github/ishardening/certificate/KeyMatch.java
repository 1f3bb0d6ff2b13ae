package io.github.ishardening.certificate;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;

/** Checks whether a private and a public key are a pair. */
public final class KeyMatch {

    private static final byte[] PROBE = {1, 2, 3};

    private KeyMatch() {}

    public static boolean isPair(PrivateKey key, PublicKey certified) {
        if (key instanceof RSAKey one && certified instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus());
        }
        if (key instanceof ECKey && certified instanceof ECKey) {
            return verifies("SHA256withECDSA", key, certified);
        }
        return key instanceof EdECKey && certified instanceof EdECKey && verifies("EdDSA", key, certified);
    }

    private static boolean verifies(String algorithm, PrivateKey key, PublicKey certified) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // The keys are on different curves, for example.
            return false;
        }
    }
}
