package io.github.ishardening.file;

import io.github.ishardening.problem.Background;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The digests that this plugin uses: SHA-256, and SHA-1 for formats and servers that support no other. */
public final class Digests {

    private Digests() {}

    /** A new SHA-256 digest. */
    public static MessageDigest sha256() {
        return of("SHA-256");
    }

    /** A new SHA-1 digest. */
    public static MessageDigest sha1() {
        return of("SHA-1");
    }

    private static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new ProviderException("The JDK doesn't support " + algorithm, e);
        }
    }

    /** The SHA-256 of the rest of a stream, in lower-case hexadecimal. */
    public static String sha256(InputStream content) throws IOException {
        var digested = new DigestInputStream(content, sha256());
        digested.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    /** The SHA-256 of a large file, in lower-case hexadecimal, computed in the background. */
    public static Background<String> sha256InBackground(Path file) {
        return Background.begin("SHA-256 of " + file.getFileName(), () -> {
            try (InputStream content = Files.newInputStream(file)) {
                return sha256(content);
            }
        });
    }

    /** The SHA-256 of these bytes, in lower-case hexadecimal. */
    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /** The HMAC-SHA-256 of a message with a key that isn't empty, in lower-case hexadecimal. */
    public static String hmacSha256(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message));
        } catch (GeneralSecurityException e) {
            throw new ProviderException("The JDK doesn't support HMAC-SHA-256", e);
        }
    }
}
