package io.github.ishardening.inspection.content;

import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The byte sequences to search every file for, and their meanings. */
final class Needles {

    /** No other text has this many bytes in common with a secret. */
    private static final int LONGEST = 256;

    private static final String CLEAR = "in plain text";
    private static final String BASE64 = "as Base64";
    private static final String BEGIN = "-----BEGIN ";
    /**
     * Version, algorithm and what follows: RFC 5208 with RSA, elliptic curves (RFC 5480) and Ed25519 (RFC 8410); RFC
     * 8017 with a modulus of 1024, 2048, 3072 and 4096 bits; the end of an RFC 5915 key with P-256 and P-384.
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

    /** The meaning of a match. */
    public enum Kind {
        /** An available secret. */
        SECRET,
        /** The beginning of PEM content. */
        PEM,
        /** The beginning of PEM content that is encoded in Base64 again. */
        ENCODED_PEM,
        /** The beginning of a private key in PuTTY's or SSH2's own format. */
        KEY,
        /** A part of a key in JSON. */
        JSON_KEY,
        /** DER that all private keys of a kind have in common, in Base64. */
        ENCODED_KEY,
        /** A table of {@code deployment.toml}. */
        CONFIGURATION
    }

    /**
     * A sequence of bytes.
     *
     * @param kind what a match means
     * @param name the name of the secret
     * @param form how the secret is written
     * @param begun how many Base64 characters precede it in its group of 4
     */
    record Needle(Kind kind, String name, String form, byte[] bytes, int begun) {}

    /** The needles that occur in files literally. */
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

    /** The needles that occur in files as Base64, whose lines may be broken anywhere. */
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

    /** Encodes text as PowerShell does, in UTF-16, such that either byte order matches. */
    private static byte[] wide(String text) {
        byte[] wide = text.getBytes(StandardCharsets.UTF_16LE);
        return Arrays.copyOf(wide, wide.length - 1);
    }

    /**
     * Adds its Base64, alone or after other text such as a name and a colon, without what depends on adjacent text.
     */
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
