package io.github.ishardening.deployment;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Pattern;
import org.tomlj.Toml;

/**
 * A {@code deployment.toml}, read as TOML 1.0.0 and edited in place: comments, order, spacing and line ends of unedited
 * parts are preserved, and an unedited file is returned byte for byte.
 *
 * <p>Keys are dotted as in TOML; {@link #key} quotes segments that contain a dot ({@code system.parameter.'a.b'}). An
 * edit never produces a file with which the server can't start: a duplicate table, a parent table after its child, a
 * value that breaks the XML rendered from it; {@code [secrets]} remains the last table. Not safe for use by several
 * threads.
 */
public final class DeploymentToml extends TomlReading {

    private static final String SECRETS = "secrets";
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9_]+");

    private final byte[] content;
    private final TomlSource source;
    private final Set<String> decided = new HashSet<>();

    private DeploymentToml(String where, byte[] content, TomlSource source, TomlDocument document) {
        super(where, document);
        this.content = content;
        this.source = source;
    }

    /**
     * Parses a file, which messages call {@code where}. Throws {@link ProblemException} with all problems found and
     * their lines: not UTF-8, not TOML 1.0.0, a parent table after its child.
     */
    public static DeploymentToml parse(byte[] content, String where) {
        TomlSource source = TomlSource.of(content, where);
        TomlDocument document = TomlDocument.parse(source.text(), where);
        if (!document.text().equals(source.text())) {
            throw new IllegalStateException("tomlj doesn't write " + where + " as it read it");
        }
        return new DeploymentToml(where, content.clone(), source, document);
    }

    /** Loads the 300 classes that read TOML, mostly a parser's, on another thread. */
    public static void warmUp() {
        ForkJoinPool.commonPool().execute(DeploymentToml::parseLittle);
    }

    private static void parseLittle() {
        try {
            parse("[table]\nkey = \"\"\n".getBytes(StandardCharsets.UTF_8), "warm-up");
        } catch (LinkageError e) {
            // A build that fails at once closes the plugin's class loader meanwhile, and nobody needs the classes.
            return;
        }
    }

    /**
     * Creates a file with only these tables and values, given in types of the JDK; messages call it {@code where}. The
     * values in a table must precede its child tables.
     */
    public static DeploymentToml of(Map<String, ?> tables, String where) {
        DeploymentToml made = parse(new byte[0], where);
        new FragmentMerge(made.document, key -> where).merge(List.of(), TomlValues.table(TomlValues.plain(tables)));
        return made;
    }

    /** Joins segments into a dotted key, quoted where TOML requires it. */
    public static String key(String... segments) {
        return Toml.joinKeyPath(List.of(segments));
    }

    /** The segments of a dotted key, without quotes. */
    public static List<String> segments(String key) {
        return path(key);
    }

    /** Whether edits changed the text. */
    public boolean isEdited() {
        return !document.text().equals(source.text());
    }

    /** The current text. */
    public String text() {
        return document.text();
    }

    /** The current content; the very bytes that were read if nothing was edited. */
    public byte[] bytes() {
        if (!isEdited()) {
            return content.clone();
        }
        String text = document.text();
        if (!TomlDocument.parse(text, where).plain().equals(document.plain())) {
            throw new IllegalStateException("tomlj doesn't write what was set in " + where);
        }
        return source.encode(text);
    }

    /**
     * Sets a string, boolean, number or list of these; returns whether that changed the file. A new table is added at
     * the end, but before {@code [secrets]}. A new key outside all tables is added at the top of the file. So is a new
     * key of a table that only has headers of children, as a dotted key: the server can't read a parent's header after
     * them.
     *
     * <p>Throws {@link ProblemException} if a string contains {@code & < > "}, a control character or the beginning of
     * a template expression (the server inserts values into its templates unescaped), or if a table would replace a
     * value or vice versa. References ({@code $ref}, {@code $secret}, {@code $env}) and Carbon's placeholders are
     * allowed.
     */
    public boolean set(String key, Object value) {
        List<String> path = path(key);
        if (path.get(0).equals(SECRETS)) {
            throw new IllegalArgumentException("secrets are set by setSecret");
        }
        Object plain = TomlValues.plain(Objects.requireNonNull(value));
        TemplateText.check(where, key, plain);
        decided.add(Toml.joinKeyPath(path));
        return document.put(path, plain, where);
    }

    /**
     * Sets a string in an array, or in a table in an array; returns whether that changed the file. Throws
     * {@link ProblemException} as {@link #set} does.
     *
     * @param key the dotted key of the array
     * @param steps names and indexes (from 0) that lead to the string; empty for the value of the key itself
     */
    public boolean setInside(String key, List<?> steps, String text) {
        if (steps.isEmpty()) {
            return set(key, text);
        }
        TemplateText.check(where, key, text);
        return document.putInside(path(key), steps, text);
    }

    /** Replaces {@code $secret{alias}} with {@code text} in all strings and lists of strings. */
    public void replaceSecret(String alias, String text) {
        String reference = "$secret{" + alias + "}";
        for (String key : keys()) {
            Object plain = document.plain(path(key));
            if (plain instanceof String value && value.contains(reference)) {
                set(key, value.replace(reference, text));
            } else if (plain instanceof List<?> list && list.contains(reference)) {
                set(
                        key,
                        list.stream()
                                .map(element -> element.equals(reference) ? text : element)
                                .toList());
            }
        }
    }

    /** Removes a value, table or array along with its comments; returns whether that changed the file. */
    public boolean remove(String key) {
        List<String> path = path(key);
        decided.add(Toml.joinKeyPath(path));
        return document.remove(path);
    }

    /**
     * Returns the dotted keys that were set or removed since the last call, including those that already had the value.
     */
    public Set<String> takeDecided() {
        Set<String> taken = Set.copyOf(decided);
        decided.clear();
        return taken;
    }

    /**
     * Appends an entry to an array of tables, next to its siblings, unless it already contains an equal one; returns
     * whether that changed the file. Throws {@link ProblemException} as {@link #set} does.
     */
    public boolean appendToArray(String key, Map<String, ?> entry) {
        Map<String, Object> plain = TomlValues.table(TomlValues.plain(entry));
        TemplateText.check(where, key, plain);
        return document.append(path(key), plain, where);
    }

    /**
     * Merges {@code fragment} into this file: tables key by key; entries of arrays of tables are appended unless the
     * array already contains an equal one; all other values are replaced. Returns the changes, in the fragment's order.
     * Strings aren't checked: they may be escaped ({@code &amp;amp;}), or not end up in XML; {@link ConfigMapper}
     * checks the result.
     *
     * <p>Throws {@link ProblemException} if the fragment contains {@code [secrets]}, or a table where this file has a
     * value or vice versa.
     */
    public List<TomlChange> merge(DeploymentToml fragment) {
        if (fragment.has(SECRETS)) {
            throw new ProblemException(
                    fragment.position(SECRETS),
                    "a fragment can't contain [secrets]: this build creates the vault.",
                    "Add the secret to <secrets> and refer to it as $secret{name}.");
        }
        return new FragmentMerge(document, fragment::position).merge(List.of(), fragment.document.plain());
    }

    /**
     * Sets an entry of {@code [secrets]}, which becomes the last table, spelled as the cipher tool expects it, and
     * without comments: tools up to 1.1.28 treat every line as an entry and truncate the file at one that isn't.
     * Returns whether that changed the file. The alias consists of {@code [a-z0-9_]}; the value is Base64 ciphertext.
     */
    public boolean setSecret(String alias, String value) {
        if (!ALIAS.matcher(alias).matches()) {
            throw new IllegalArgumentException("not an alias: " + alias);
        }
        boolean edited = document.put(List.of(SECRETS, alias), value, where);
        if (edited) {
            document.moveSecretsToTheEnd();
            document.dropCommentsInSecrets();
        }
        return edited;
    }
}
