package io.github.ishardening.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for secrets in files: in plain text, in hexadecimal, and in Base64, also as a part of something longer. A
 * secret has twelve bytes at least.
 */
public final class LeakSearch {

    private static final int SHORTEST = 12;

    private final List<Form> forms = new ArrayList<>();
    /** The first two bytes of all forms: most of a file needs no closer look. */
    private final BitSet beginnings = new BitSet(1 << Character.SIZE);

    /** One way in which a secret may be written. */
    private record Form(String name, byte[] bytes) {}

    /** A search for these secrets, by name. */
    public LeakSearch(Properties secrets) {
        Map<String, String> sorted = new TreeMap<>();
        secrets.forEach((name, value) -> sorted.put(name.toString(), value.toString()));
        sorted.forEach(this::add);
    }

    /** The same search, which also looks for these bytes as they stand, called by this name. */
    public LeakSearch and(String name, byte[] bytes) {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException(name + " is too short to be looked for");
        }
        add(name, bytes);
        return this;
    }

    /** What leaks in the files below a folder, or in a file: {@code path: name in form}. */
    public List<String> in(Path folder) throws IOException {
        return in(folder, file -> true);
    }

    /** What leaks in those files below a folder whose path relative to it is wanted. */
    public List<String> in(Path folder, Predicate<Path> wanted) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> wanted.test(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files in " + folder);
        }
        var leaks = new ArrayList<String>();
        for (Path file : files) {
            in(Files.readAllBytes(file)).forEach(form -> leaks.add(folder.relativize(file) + ": " + form));
        }
        return leaks;
    }

    private List<String> in(byte[] content) {
        var found = new ArrayList<String>();
        for (int i = 0; i + 1 < content.length; i++) {
            if (beginnings.get(beginning(content, i))) {
                for (Form form : forms) {
                    if (isAt(content, i, form.bytes())) {
                        found.add(form.name());
                    }
                }
            }
        }
        return found.stream().distinct().toList();
    }

    private static boolean isAt(byte[] content, int index, byte[] bytes) {
        int end = index + bytes.length;
        return end <= content.length && Arrays.equals(content, index, end, bytes, 0, bytes.length);
    }

    private void add(String name, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException(name + " is too short to be looked for");
        }
        String hex = HexFormat.of().formatHex(bytes);
        add(name + " in plain text", bytes);
        add(name + " in hexadecimal", ascii(hex));
        add(name + " in hexadecimal", ascii(hex.toUpperCase(Locale.ROOT)));
        for (int before = 0; before < 3; before++) {
            add(name + " in Base64", ascii(part(Base64.getEncoder(), bytes, before)));
            add(name + " in Base64", ascii(part(Base64.getUrlEncoder(), bytes, before)));
        }
    }

    /** The characters that are the same whatever stands before and behind the secret in what is encoded. */
    private static String part(Base64.Encoder encoder, byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        String text = encoder.withoutPadding().encodeToString(shifted);
        int first = (before * Byte.SIZE + 5) / 6;
        int last = shifted.length * Byte.SIZE / 6;
        return text.substring(first, last);
    }

    private void add(String name, byte[] bytes) {
        forms.add(new Form(name, bytes));
        beginnings.set(beginning(bytes, 0));
    }

    private static int beginning(byte[] content, int index) {
        return Byte.toUnsignedInt(content[index]) << Byte.SIZE | Byte.toUnsignedInt(content[index + 1]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
