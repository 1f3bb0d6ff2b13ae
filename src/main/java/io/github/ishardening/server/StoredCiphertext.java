package io.github.ishardening.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.secret.Secret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The format in which Identity Server 5.11 and later store encrypted secrets: AES in Galois/Counter Mode, cipher and
 * initialization vector as JSON in Base64, nested twice (carbon-crypto-service, SymmetricKeyInternalCryptoProvider).
 */
public record StoredCiphertext(byte[] cipher, byte[] vector) {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 1_000_000;
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{48}|[0-9A-Fa-f]{64}");

    /**
     * Parses a ciphertext; empty if the text is something else, such as one that older servers encrypted with a store's
     * key.
     */
    public static Optional<StoredCiphertext> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String outer = json(text);
            if (!field(outer, "t").equals(TRANSFORMATION)) {
                return Optional.empty();
            }
            String inner = json(field(outer, "c"));
            return Optional.of(new StoredCiphertext(
                    Base64.getDecoder().decode(field(inner, "cipher")),
                    Base64.getDecoder().decode(field(inner, "initializationVector"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a server with this {@code [encryption] key} can decrypt it. */
    public boolean opensWith(Secret key) {
        try {
            var opened = Cipher.getInstance(TRANSFORMATION);
            opened.init(
                    Cipher.DECRYPT_MODE, new SecretKeySpec(bytes(key), "AES"), new GCMParameterSpec(TAG_BITS, vector));
            opened.doFinal(cipher);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] bytes(Secret key) {
        String text = key.reveal();
        return HEXADECIMAL.matcher(text).matches() ? HexFormat.of().parseHex(text) : text.getBytes(UTF_8);
    }

    /** Decodes Base64 in the server's notation. */
    static String json(String base64) {
        // Older servers escape the padding's = for HTML.
        return new String(Base64.getMimeDecoder().decode(base64), ISO_8859_1).replace("\\u003d", "=");
    }

    /** The text of a field in JSON; an empty text if there is none. */
    static String field(String json, String name) {
        var field = Pattern.compile("\"" + name + "\"\\s*+:\\s*+\"([^\"]*+)\"").matcher(json);
        return field.find() ? field.group(1) : "";
    }
}
