package io.github.ishardening.verification.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds values that Carbon's cryptography service has encrypted, anywhere in the bytes of a file
 * (carbon-crypto-service, {@code CipherMetaDataHolder}): JSON with the ciphertext {@code c} and the transformation
 * {@code t}, mostly in Base64. H2 compresses neither texts nor large objects, so its files are searched without an
 * engine, and nothing in a database is run. Deleted values are found until overwritten.
 */
final class Ciphertexts {

    private static final Pattern BASE64 = Pattern.compile("eyJj[A-Za-z0-9+/]{60,1000000}+={0,2}");
    private static final Pattern JSON =
            Pattern.compile("\\{\"c\":\"[A-Za-z0-9+/=\\\\]{40,1000000}+\"[^{}]{0,4000}+\\}");
    private static final int UNIT = 4;

    private Ciphertexts() {}

    /** The encrypted values in a file, each in Base64, and possibly other data that begins like them. */
    static Set<String> in(byte[] content) {
        var found = new LinkedHashSet<String>();
        String text = new String(content, ISO_8859_1);
        var base64 = BASE64.matcher(text);
        for (int at = 0; base64.find(at); at = base64.end()) {
            // The bytes after the value may look like Base64, too.
            String run = base64.group();
            found.add(run.endsWith("=") ? run : run.substring(0, run.length() / UNIT * UNIT));
        }
        var json = JSON.matcher(text);
        while (json.find()) {
            found.add(Base64.getEncoder().encodeToString(json.group().getBytes(ISO_8859_1)));
        }
        return found;
    }
}
