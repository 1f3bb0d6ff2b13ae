package io.github.ishardening.server;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;

/**
 * The format in which servers before Identity Server 5.11 store encrypted secrets: RSA with the key of a store, in
 * Base64, in JSON with the transformation or without (carbon-crypto-service, KeyStoreBasedInternalCryptoProvider).
 */
public record StoreCiphertext(byte[] cipher) {

    private static final List<String> TRANSFORMATIONS =
            List.of("RSA/ECB/OAEPwithSHA1andMGF1Padding", "RSA/ECB/PKCS1Padding");
    /** Lengths in bytes, for keys of 1024 to 4096 bits. */
    private static final Set<Integer> LENGTHS = Set.of(128, 256, 384, 512);

    /** Parses a ciphertext; empty if the text is something else. */
    public static Optional<StoreCiphertext> of(String text) {
        try {
            String json = StoredCiphertext.json(text);
            byte[] cipher =
                    Base64.getMimeDecoder().decode(json.startsWith("{") ? StoredCiphertext.field(json, "c") : text);
            return Optional.of(new StoreCiphertext(cipher)).filter(any -> LENGTHS.contains(cipher.length));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a server with this key can decrypt it. */
    public boolean opensWith(PrivateKey key) {
        return TRANSFORMATIONS.stream().anyMatch(transformation -> opensWith(key, transformation));
    }

    private boolean opensWith(PrivateKey key, String transformation) {
        try {
            var opened = Cipher.getInstance(transformation);
            opened.init(Cipher.DECRYPT_MODE, key);
            opened.doFinal(cipher);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
