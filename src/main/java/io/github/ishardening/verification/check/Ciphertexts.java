package io.github.ishardening.verification.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the cryptography service of Carbon has encrypted, wherever it is in the bytes of a file (carbon-crypto-service,
 * {@code CipherMetaDataHolder}): JSON of the ciphertext {@code c} and the transformation {@code t}, mostly in Base64. H2
 * packs neither texts nor large objects, so that no engine is needed to find them in its files, and nothing of a database is
 * run; what has been deleted is found too, until its place is taken.
 */
final class Ciphertexts {

    private static final Pattern BASE64 = Pattern.compile("eyJj[A-Za-z0-9+/]{60,1000000}+={0,2}");
    private static final Pattern JSON =
            Pattern.compile("\\{\"c\":\"[A-Za-z0-9+/=\\\\]{40,1000000}+\"[^{}]{0,4000}+\\}");
    private static final int UNIT = 4;

    private Ciphertexts() {}

    /** Those of a file, each in Base64, and maybe something else that begins alike. */
    static Set<String> in(byte[] content) {
        var found = new LinkedHashSet<String>();
        String text = new String(content, ISO_8859_1);
        var base64 = BASE64.matcher(text);
        for (int at = 0; base64.find(at); at = base64.end()) {
            // What comes after it may look like Base64 as well.
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
