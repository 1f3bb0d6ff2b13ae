package io.github.ishardening.control;

import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** What is looked for in every file, as bytes, and what each sequence of bytes means. */
final class Needles {

    /** Nobody has a longer secret in common with another text. */
    private static final int LONGEST = 256;

    private static final String CLEAR = "in clear";
    private static final String BASE64 = "as Base64";
    private static final List<String> KEYS =
            List.of("PuTTY-User-Key-File-", "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----");

    private final List<Needle> needles = new ArrayList<>();

    private Needles() {}

    /** What finding one means. */
    enum Kind {
        /** A secret at hand. */
        SECRET,
        /** The beginning of something in PEM. */
        PEM,
        /** The beginning of a private key in a format of its own. */
        KEY,
        /** A part of a key in JSON. */
        JSON_KEY,
        /** A table of {@code deployment.toml}. */
        CONFIGURATION
    }

    /**
     * A sequence of bytes.
     *
     * @param kind what finding it means
     * @param name what the secret is called
     * @param form how the secret is written
     */
    record Needle(Kind kind, String name, String form, byte[] bytes) {}

    /** All of them. */
    static List<Needle> of(SoughtSecrets secrets) {
        var needles = new Needles();
        needles.add(Kind.PEM, "", "", ascii("-----BEGIN "));
        KEYS.forEach(text -> needles.add(Kind.KEY, "", "", ascii(text)));
        for (String type : List.of("RSA", "EC", "OKP", "oct")) {
            needles.add(Kind.JSON_KEY, "", "", ascii("\"kty\":\"%s\"".formatted(type)));
            needles.add(Kind.JSON_KEY, "", "", ascii("\"kty\": \"%s\"".formatted(type)));
        }
        ConfigurationCopy.TABLES.forEach(text -> {
            needles.add(Kind.CONFIGURATION, "", "", ascii(text));
            needles.add(Kind.CONFIGURATION, "", "", wide(text));
        });
        secrets.sought().forEach(needles::addSecret);
        return needles.needles;
    }

    private void addSecret(String name, Secret secret) {
        byte[] bytes = secret.bytes();
        add(Kind.SECRET, name, CLEAR, bytes);
        String text = secret.reveal();
        String xml = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        if (!xml.equals(text)) {
            add(Kind.SECRET, name, CLEAR, xml.getBytes(StandardCharsets.UTF_8));
        }
        addWide(name, text);
        addBase64(name, bytes);
    }

    /** As PowerShell writes it: UTF-16, in either order of bytes. */
    private void addWide(String name, String text) {
        add(Kind.SECRET, name, CLEAR, wide(text));
    }

    private static byte[] wide(String text) {
        byte[] wide = text.getBytes(StandardCharsets.UTF_16LE);
        return Arrays.copyOf(wide, wide.length - 1);
    }

    /** Alone or behind other text, such as a name and a colon: what depends on its neighbours is left out. */
    private void addBase64(String name, byte[] secret) {
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                String encoded =
                        encoder.withoutPadding().encodeToString(shifted).substring(from, to);
                add(Kind.SECRET, name, BASE64, ascii(encoded));
            }
        }
    }

    private void add(Kind kind, String name, String form, byte[] bytes) {
        byte[] needle = bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
        boolean isNew = needles.stream().noneMatch(other -> Arrays.equals(other.bytes(), needle));
        if (needle.length >= BytePatterns.SHORTEST && isNew) {
            needles.add(new Needle(kind, name, form, needle));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
