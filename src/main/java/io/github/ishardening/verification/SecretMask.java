package io.github.ishardening.verification;

import io.github.ishardening.secret.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Masks secrets in a server's output: in plain text, escaped, in hexadecimal and in Base64, including as part of a
 * longer encoded text, such as HTTP's {@code user:password}.
 */
final class SecretMask {

    /** Replaces each secret. */
    static final String MASK = "***";

    /** Shorter secrets may be ordinary words: masking them would garble the log, and reveal them. */
    private static final int SHORTEST = 6;

    private final List<String> forms;

    /** Masks these secrets. */
    SecretMask(Collection<Secret> secrets) {
        Set<String> all = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            // Logs are masked line by line.
            secret.reveal()
                    .lines()
                    .map(Secret::of)
                    .filter(line -> line.length() >= SHORTEST)
                    .forEach(line -> addForms(line, all));
        }
        this.forms = all.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static void addForms(Secret secret, Set<String> forms) {
        byte[] bytes = secret.bytes();
        String hex = HexFormat.of().formatHex(bytes);
        forms.add(secret.reveal());
        forms.add(hex);
        forms.add(hex.toUpperCase(Locale.ROOT));
        forms.add(secret.reveal().replace("&", "&amp;").replace("<", "&lt;"));
        forms.add(URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8));
        for (int before = 0; before < 3; before++) {
            forms.add(part(Base64.getEncoder(), bytes, before));
            forms.add(part(Base64.getUrlEncoder(), bytes, before));
        }
        Arrays.fill(bytes, (byte) 0);
    }

    /** The encoded characters that don't depend on what surrounds the secret (RFC 4648, section 4). */
    private static String part(Base64.Encoder encoder, byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        String text = encoder.withoutPadding().encodeToString(shifted);
        Arrays.fill(shifted, (byte) 0);
        return text.substring((before * Byte.SIZE + 5) / 6, (before + secret.length) * Byte.SIZE / 6);
    }

    /** The length of the longest form of a secret, in characters. */
    int longest() {
        return forms.isEmpty() ? 0 : forms.get(0).length();
    }

    /** The text without the secrets. */
    String over(String text) {
        String masked = text;
        for (String form : forms) {
            masked = masked.replace(form, MASK);
        }
        return masked;
    }
}
