package io.github.ishardening.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes TOML 1.0.0 in all the ways that it can be written, though no parent table after its child. */
final class RandomToml {

    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");
    private static final List<String> NAMES =
            List.of("key", "a", "-", "tr_ue", "1", "clé", "with space", "dot.ted", "has#hash", "=", "[x]");
    private static final List<String> COMMENTS =
            List.of("#", "# comment", "\t# [server]", "# key = \"value\"", "#ünï € 😀", "# \"\"\" ''' [[");
    private static final List<String> CHARACTERS = List.of(
            "a",
            "Z",
            "0",
            " ",
            "#",
            "=",
            "[",
            "]",
            "{",
            "}",
            ",",
            "é",
            "€",
            "😀",
            "$ref{x}",
            "\\n",
            "\\t",
            "\\\"",
            "\\\\",
            "\\u00e9",
            "\\U0001F600");
    private static final List<String> LITERALS = List.of(
            "0",
            "-0",
            "+17",
            "1_000",
            "0xDEAD_beef",
            "0o755",
            "0b1101",
            "9223372036854775807",
            "3.14",
            "-1e6",
            "6.26e-3",
            "1_0.0_1",
            "inf",
            "-nan",
            "true",
            "false",
            "1979-05-27T07:32:00Z",
            "1979-05-27 07:32:00-07:00",
            "1979-05-27T00:32:00.999999",
            "1979-05-27",
            "07:32:00.5");
    private static final int DEEPEST = 2;

    /** Where a value stands in the text. */
    record Place(int start, int end) {}

    /**
     * What was written.
     *
     * @param text the whole file
     * @param values the values that another one can take the place of, by dotted key
     * @param tables the tables to which keys can be added, by dotted key
     */
    record Written(String text, Map<String, Place> values, List<String> tables) {}

    private final Random random;
    private final String lineBreak;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Place> values = new LinkedHashMap<>();
    private final List<String> tables = new ArrayList<>();
    private int names;

    private RandomToml(Random random) {
        this.random = random;
        this.lineBreak = chance(4) ? "\r\n" : "\n";
    }

    /** A file. */
    static Written write(Random random) {
        return new RandomToml(random).write();
    }

    private Written write() {
        keys(List.of(), true);
        tables();
        if (chance(3)) {
            // As the vault writes it: an edit before it rewrites it so.
            text.append(lineBreak + "[secrets]" + lineBreak + "db_password = \"YWJj\"" + lineBreak);
        } else {
            noise();
        }
        if (chance(5) && text.toString().endsWith(lineBreak)) {
            text.setLength(text.length() - lineBreak.length());
        }
        return new Written(text.toString(), values, tables);
    }

    private void tables() {
        Map<List<String>, Boolean> reachable = new LinkedHashMap<>();
        for (int left = random.nextInt(6); left > 0; left--) {
            boolean isChild = !reachable.isEmpty() && chance(2);
            List<String> path = new ArrayList<>(isChild ? one(List.copyOf(reachable.keySet())) : List.of());
            boolean isReachable = !isChild || reachable.get(List.copyOf(path));
            path.add(name());
            if (chance(4)) {
                path.add(name());
            }
            boolean isArray = chance(4);
            for (int elements = isArray ? 1 + random.nextInt(3) : 1; elements > 0; elements--) {
                noise();
                String header = spelled(path);
                line(isArray ? "[[" + header + "]]" : "[" + blank() + header + blank() + "]");
                keys(path, isReachable && !isArray);
            }
            reachable.put(List.copyOf(path), isReachable && !isArray);
            if (isReachable && !isArray) {
                tables.add(key(path));
            }
        }
    }

    private void keys(List<String> table, boolean isReachable) {
        for (int left = random.nextInt(4); left > 0; left--) {
            noise();
            text.append(chance(4) ? "  " : "");
            assignment(table, 0, isReachable);
            line(blank());
        }
    }

    private void assignment(List<String> table, int depth, boolean isReachable) {
        List<String> own = chance(5) ? List.of(name(), name()) : List.of(name());
        text.append(spelled(own)).append(blank()).append('=').append(blank());
        List<String> path = Stream.concat(table.stream(), own.stream()).toList();
        int start = text.length();
        boolean isReplaceable = value(path, depth, isReachable);
        if (isReachable && isReplaceable) {
            values.put(key(path), new Place(start, text.length()));
        }
    }

    /** Says whether another value can take its place. */
    private boolean value(List<String> path, int depth, boolean isReachable) {
        int kind = random.nextInt(depth < DEEPEST ? 8 : 5);
        switch (kind) {
            case 0 -> text.append('"').append(characters(true)).append('"');
            case 1 -> text.append('\'').append(characters(false)).append('\'');
            case 2 -> multiLine("\"\"\"", true);
            case 5 -> array(() -> value(path, DEEPEST, false));
            case 6 -> inlineTable(path, depth, isReachable);
            case 7 -> array(() -> inlineTable(path, DEEPEST, false));
            default -> text.append(one(LITERALS));
        }
        return kind < 6;
    }

    private void multiLine(String quotes, boolean hasEscapes) {
        text.append(quotes).append(chance(2) ? lineBreak : "");
        text.append(characters(hasEscapes)).append(chance(2) ? "\"\" " : "");
        text.append(chance(2) ? lineBreak + characters(hasEscapes) : "");
        text.append(chance(4) ? "\\" + lineBreak + "   " : "").append(quotes);
    }

    private void array(Runnable element) {
        boolean isTall = chance(3);
        text.append('[').append(isTall ? lineBreak : blank());
        int count = 1 + random.nextInt(3);
        for (int i = 1; i <= count; i++) {
            element.run();
            text.append(blank()).append(i < count || chance(4) ? "," : "");
            text.append(isTall ? (chance(3) ? " # ] element" : "") + lineBreak : blank());
        }
        text.append(']');
    }

    private void inlineTable(List<String> path, int depth, boolean isReachable) {
        int count = random.nextInt(3);
        text.append('{').append(count == 0 ? "" : blank());
        for (int i = 1; i <= count; i++) {
            assignment(path, depth + 1, isReachable);
            text.append(i < count ? blank() + "," : "").append(blank());
        }
        text.append('}');
        if (isReachable) {
            tables.add(key(path));
        }
    }

    private void noise() {
        while (chance(3)) {
            text.append(chance(2) ? "" : one(COMMENTS)).append(lineBreak);
        }
    }

    private void line(String content) {
        text.append(content).append(chance(5) ? " " + one(COMMENTS) : "").append(lineBreak);
    }

    private String characters(boolean hasEscapes) {
        return Stream.generate(() -> one(CHARACTERS))
                .limit(random.nextInt(8))
                .filter(each -> hasEscapes || !each.startsWith("\\"))
                .collect(Collectors.joining());
    }

    /** No name comes twice. */
    private String name() {
        return one(NAMES) + names++;
    }

    private String spelled(List<String> path) {
        return path.stream().map(this::spelled).collect(Collectors.joining(chance(6) ? " . " : "."));
    }

    private String spelled(String name) {
        if (BARE.matcher(name).matches() && !chance(4)) {
            return name;
        }
        return chance(2) ? "'" + name + "'" : "\"" + name + "\"";
    }

    private static String key(List<String> path) {
        return DeploymentToml.key(path.toArray(String[]::new));
    }

    private String blank() {
        return one(List.of("", " ", " ", "\t", "  "));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
