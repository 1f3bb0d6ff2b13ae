package io.github.ishardening.inspection.content;

import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What is looked for in every file, as bytes, and what each sequence of bytes means. */
final class Needles {

    /** Nobody has a longer secret in common with another text. */
    private static final int LONGEST = 256;

    private static final String CLEAR = "in plain text";
    private static final String BASE64 = "as Base64";
    private static final String BEGIN = "-----BEGIN ";
    /**
     * Version, algorithm and what follows: RFC 5208 with RSA, elliptic curves (RFC 5480) and Ed25519 (RFC 8410); RFC 8017
     * with a modulus of 1024, 2048, 3072 and 4096 bits; the end of RFC 5915 with P-256 and P-384.
     */
    private static final List<String> DER_KEYS = List.of(
            "020100300d06092a864886f70d010101050004",
            "020100301306072a8648ce3d020106",
            "020100301006072a8648ce3d020106",
            "020100300506032b657004220420",
            "02010002818100",
            "0201000282010100",
            "0201000282018100",
            "0201000282020100",
            "a00a06082a8648ce3d030107a14403420004",
            "a00706052b81040022a16403620004");

    private static final List<String> KEYS =
            List.of("PuTTY-User-Key-File-", "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----");

    private final List<Needle> needles = new ArrayList<>();

    private Needles() {}

    /** What finding one means. */
    public enum Kind {
        /** A secret available. */
        SECRET,
        /** The beginning of something in PEM. */
        PEM,
        /** The beginning of something in PEM, in Base64 once more. */
        ENCODED_PEM,
        /** The beginning of a private key in a format of its own. */
        KEY,
        /** A part of a key in JSON. */
        JSON_KEY,
        /** What every private key of a kind has in its DER, in Base64. */
        ENCODED_KEY,
        /** A table of {@code deployment.toml}. */
        CONFIGURATION
    }

    /**
     * A sequence of bytes.
     *
     * @param kind what finding it means
     * @param name what the secret is called
     * @param form how the secret is written
     * @param begun how many characters of Base64 were begun before, in a group of 4
     */
    record Needle(Kind kind, String name, String form, byte[] bytes, int begun) {}

    /** Those that stand in a file as they are. */
    static List<Needle> plain(SoughtSecrets secrets) {
        var needles = new Needles();
        needles.add(Kind.PEM, "", "", ascii(BEGIN));
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

    /** Those that stand in a file as Base64, whose lines may be broken anywhere. */
    static List<Needle> encoded(SoughtSecrets secrets) {
        var needles = new Needles();
        needles.addBase64(Kind.ENCODED_PEM, "", ascii(BEGIN));
        DER_KEYS.forEach(
                der -> needles.addBase64(Kind.ENCODED_KEY, "", HexFormat.of().parseHex(der)));
        secrets.sought().forEach((name, secret) -> needles.addBase64(Kind.SECRET, name, secret.bytes()));
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
        add(Kind.SECRET, name, CLEAR, wide(text));
    }

    /** As PowerShell writes it: UTF-16, in either order of bytes. */
    private static byte[] wide(String text) {
        byte[] wide = text.getBytes(StandardCharsets.UTF_16LE);
        return Arrays.copyOf(wide, wide.length - 1);
    }

    /** Alone or behind other text, such as a name and a colon: what depends on its neighbours is left out. */
    private void addBase64(Kind kind, String name, byte[] secret) {
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                String encoded =
                        encoder.withoutPadding().encodeToString(shifted).substring(from, to);
                add(new Needle(
                        kind, name, BASE64, ascii(encoded.substring(0, Math.min(LONGEST, encoded.length()))), from));
            }
        }
    }

    private void add(Kind kind, String name, String form, byte[] bytes) {
        add(new Needle(kind, name, form, bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes, 0));
    }

    private void add(Needle needle) {
        boolean isNew = needles.stream().noneMatch(other -> Arrays.equals(other.bytes(), needle.bytes()));
        if (needle.bytes().length >= BytePatterns.SHORTEST && isNew) {
            needles.add(needle);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
