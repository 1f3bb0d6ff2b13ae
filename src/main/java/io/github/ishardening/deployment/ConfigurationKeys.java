package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.Slip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of {@code deployment.toml} that a distribution supports: those mentioned in its templates, its JSON files or
 * its files for other profiles. All other keys have no effect. This distinguishes versions independently of their
 * numbers.
 */
public final class ConfigurationKeys {

    private static final String RESOURCES = "repository/resources/conf/";
    private static final Pattern OPENING = Pattern.compile("\\{[{%]");
    private static final Pattern CLOSING = Pattern.compile("[}%]\\}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*+(?:\\.\\w++|\\[['\"][^'\"]++['\"]\\])*+");
    private static final Pattern LOOP = Pattern.compile("\\bin\\s+([A-Za-z_][\\w.]*?)(?:\\.items\\(\\))?\\s*$");
    private static final Pattern JSON_TEXT =
            Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)(?:\"|\\\\?\\z)", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("\\$ref\\{([^{}]++)\\}");
    private static final Pattern HEADER = Pattern.compile("^[\\s#]*+\\[\\[?+\\s*+([\\w.'\"-]++)\\s*+\\]");
    private static final Pattern KEY = Pattern.compile("^[\\s#]*+([\\w.'\"-]++)\\s*+=");
    private static final Pattern ANY = Pattern.compile("\\$[0-9]");
    /** The minimum length of table names that {@link #nearestTable} compares. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 40;

    /** The maximum number of tables, and of names with wildcards: ten times as many as in an Identity Server. */
    private static final int MOST = 2000;

    private static final String QUOTE = "\\u0027";

    private final NavigableSet<String> names = new TreeSet<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> tables = new HashSet<>();
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final List<String> defaults = new ArrayList<>();
    private final BooleanKeys booleans = new BooleanKeys();

    private ConfigurationKeys() {}

    /** Collects the keys that a distribution knows. */
    public static ConfigurationKeys of(Distribution distribution) throws IOException {
        var keys = new ConfigurationKeys();
        for (String path : ConfigMapper.inputs(distribution)) {
            if (path.endsWith(".j2")) {
                keys.addTemplate(new String(distribution.read(path), UTF_8));
            } else if (path.endsWith(".json")) {
                keys.addJson(path, new String(distribution.read(path), UTF_8));
            } else if (path.endsWith(".toml")) {
                keys.addProfile(new String(distribution.read(path), UTF_8));
            }
        }
        Stream.concat(keys.names.stream(), keys.open.stream())
                .map(ConfigurationKeys::firstSegment)
                .forEach(keys.tables::add);
        if (keys.patterns.size() > MOST || keys.tables.size() > MOST) {
            throw new ProblemException(
                    RESOURCES,
                    "refers to more than %s tables of deployment.toml.".formatted(MOST),
                    "Restore templates and JSON files from the stock distribution.");
        }
        return keys;
    }

    /**
     * Whether a key has an effect: it is mentioned, is a table that contains a mentioned key, or is in a table that is
     * copied as a whole.
     *
     * @param key the dotted key, as TOML writes it
     */
    public boolean knows(String key) {
        String plain = plain(key);
        if (names.contains(plain) || names.subSet(plain + ".", plain + "/").size() > 0) {
            return true;
        }
        if (patterns.values().stream()
                .anyMatch(pattern -> pattern.matcher(plain).matches())) {
            return true;
        }
        for (int dot = plain.length(); dot > 0; dot = plain.lastIndexOf('.', dot - 1)) {
            if (open.contains(plain.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The known top-level table that contains the key, or whose misspelled name the key probably begins with; empty for
     * a custom table, which a custom template may read.
     */
    public Optional<String> nearestTable(String key) {
        String table = firstSegment(plain(key));
        return Slip.of(
                table,
                tables.stream()
                        .filter(known -> known.length() >= SHORTEST && known.length() <= LONGEST)
                        .toList());
    }

    /** The strings in the default value of a key; empty if that isn't an array. */
    public Optional<List<String>> defaultTexts(String key) {
        var array = Pattern.compile("\"" + Pattern.quote(key) + "\"\\s*+:\\s*+\\[");
        for (String json : defaults) {
            var opening = array.matcher(json);
            int end = opening.find() ? json.indexOf(']', opening.end()) : -1;
            if (end >= 0) {
                return Optional.of(texts(json.substring(opening.end(), end)));
            }
        }
        return Optional.empty();
    }

    /** The strings in the effective value of an array: {@code deployment.toml}'s, otherwise the version's defaults. */
    public List<String> texts(DeploymentToml toml, String key) {
        return toml.has(key) ? toml.strings(key) : defaultTexts(key).orElseGet(List::of);
    }

    /** Whether a key defaults to the value of another key. */
    public boolean followsAnother(String key) {
        return followed(key).isPresent();
    }

    /** The key to whose value another key defaults. */
    public Optional<String> followed(String key) {
        var reference = Pattern.compile("\"" + Pattern.quote(key) + "\"\\s*:\\s*\"\\$ref\\{([^{}]++)}\"");
        return defaults.stream()
                .flatMap(json -> reference.matcher(json).results())
                .map(found -> found.group(1))
                .findFirst();
    }

    /** Whether a template compares the key with a boolean that this text only looks like. */
    public boolean isTextForBoolean(String key, String text) {
        return booleans.isMissedBy(plain(key), text);
    }

    private void addTemplate(String template) {
        booleans.add(template);
        var opening = OPENING.matcher(template);
        var closing = CLOSING.matcher(template);
        for (int at = 0; opening.find(at) && closing.find(opening.end()); at = closing.end()) {
            addExpression(template.substring(opening.end(), closing.start()));
        }
    }

    private void addExpression(String expression) {
        NAME.matcher(expression).results().map(MatchResult::group).forEach(name -> names.add(plain(name)));
        var loop = LOOP.matcher(expression.strip());
        if (loop.find()) {
            open.add(loop.group(1));
        }
    }

    private void addJson(String path, String json) {
        if (path.endsWith("default.json")) {
            defaults.add(json);
        }
        texts(json).forEach(this::addName);
        REFERENCE.matcher(json).results().forEach(match -> addName(match.group(1)));
    }

    /** Adds the keys and commented examples in a product's file for another profile, read by a template or not. */
    private void addProfile(String toml) {
        String table = "";
        for (String line : toml.lines().toList()) {
            var header = HEADER.matcher(line);
            var key = KEY.matcher(line);
            if (header.find()) {
                table = header.group(1) + ".";
                names.add(plain(header.group(1)));
            } else if (key.find()) {
                names.add(plain(table + key.group(1)));
            }
        }
    }

    private static String firstSegment(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    /** In inferred values, {@code $1} matches any segment. */
    private void addName(String name) {
        String plain = plain(name);
        if (ANY.matcher(plain).find()) {
            patterns.put(
                    plain,
                    Pattern.compile(Stream.of(plain.split("\\."))
                            .map(ConfigurationKeys::segment)
                            .collect(Collectors.joining("\\."))));
        } else {
            names.add(plain);
        }
    }

    /** With more than one {@code $1}, any segment matches, because an exact pattern could backtrack for long. */
    private static String segment(String text) {
        String[] literals = ANY.split(text, -1);
        return switch (literals.length) {
            case 1 -> Pattern.quote(text);
            case 2 -> Pattern.quote(literals[0]) + "[^.]+" + Pattern.quote(literals[1]);
            default -> "[^.]++";
        };
    }

    private static List<String> texts(String json) {
        return JSON_TEXT
                .matcher(json)
                .results()
                .map(match -> match.group(1).replace(QUOTE, "'"))
                .toList();
    }

    /** Quoted segments are spelled differently in TOML, JSON and templates, but mean the same. */
    private static String plain(String key) {
        return key.replace("['", ".").replace("[\"", ".").replaceAll("['\"\\]]", "");
    }
}
