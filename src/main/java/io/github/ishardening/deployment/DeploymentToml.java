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
 * A {@code deployment.toml}, read as TOML 1.0.0 and edited in place: comments, order, spacing and line ends of what isn't
 * edited stay, and an unedited file comes back byte for byte.
 *
 * <p>Keys are dotted as TOML writes them; a segment with a dot in it is quoted ({@code system.parameter.'a.b'}), which
 * {@link #key} does. An edit never makes what the server can't boot with: a table twice, a parent table after its child, a
 * value that breaks the XML made of it; {@code [secrets]} stays the last table. Not safe for use by several threads.
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
     * Reads a file; {@code where} is how messages call it. Throws {@link ProblemException} with all problems found, each
     * with its line: not UTF-8, not TOML 1.0.0, a parent table after its child.
     */
    public static DeploymentToml parse(byte[] content, String where) {
        TomlSource source = TomlSource.of(content, where);
        TomlDocument document = TomlDocument.parse(source.text(), where);
        if (!document.text().equals(source.text())) {
            throw new IllegalStateException("tomlj doesn't write " + where + " as it read it");
        }
        return new DeploymentToml(where, content.clone(), source, document);
    }

    /** Loads what reads TOML on a thread of its own while the caller does something else: 300 classes, most of a parser. */
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
     * A file of nothing but these tables and values, which are in types of the JDK. What is in a table has to come
     * before the tables inside of it; {@code where} is how messages call the file.
     */
    public static DeploymentToml of(Map<String, ?> tables, String where) {
        DeploymentToml made = parse(new byte[0], where);
        new FragmentMerge(made.document, key -> where).merge(List.of(), TomlValues.table(TomlValues.plain(tables)));
        return made;
    }

    /** The dotted key of these segments, quoted where TOML asks for it. */
    public static String key(String... segments) {
        return Toml.joinKeyPath(List.of(segments));
    }

    /** The segments of a dotted key, without quotes. */
    public static List<String> segments(String key) {
        return path(key);
    }

    /** Whether edits made the text another one. */
    public boolean isEdited() {
        return !document.text().equals(source.text());
    }

    /** The text as it is now. */
    public String text() {
        return document.text();
    }

    /** The file as it is now: the very bytes that were read while nothing is edited. */
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
     * Sets a text, boolean, number or list of these; says whether that was an edit. A new table goes to the end, yet
     * before {@code [secrets]}. A new key outside all tables goes to the top of the file, and
     * so does a dotted one of a table of which only children are there: a header after them is what the server can't read.
     *
     * <p>Throws {@link ProblemException} if a text holds {@code & < > "}, a control character or what begins a template
     * expression (the server puts values into its templates as they are), or if a table would take the place of a value or
     * the other way round. References ({@code $ref}, {@code $secret}, {@code $env}) and Carbon's placeholders are legal.
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
     * Sets a text inside of an array, also in the tables of one; says whether that was an edit. Throws
     * {@link ProblemException} as {@link #set} does.
     *
     * @param key the dotted key of the array
     * @param steps names and indexes (from 0) that lead to the text; none means the value of the key itself
     */
    public boolean setInside(String key, List<?> steps, String text) {
        if (steps.isEmpty()) {
            return set(key, text);
        }
        TemplateText.check(where, key, text);
        return document.putInside(path(key), steps, text);
    }

    /** Puts something else in the place of {@code $secret{alias}} wherever a text or a list of texts refers to it. */
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

    /** Removes a value, table or array with its own comments; says whether that was an edit. */
    public boolean remove(String key) {
        List<String> path = path(key);
        decided.add(Toml.joinKeyPath(path));
        return document.remove(path);
    }

    /**
     * The dotted keys that were set or removed since this was asked last, those that had the value already among them.
     */
    public Set<String> takeDecided() {
        Set<String> taken = Set.copyOf(decided);
        decided.clear();
        return taken;
    }

    /**
     * Appends an entry to an array of tables, next to its siblings, unless an equal one is there; says whether that was an
     * edit. Throws {@link ProblemException} as {@link #set} does.
     */
    public boolean appendToArray(String key, Map<String, ?> entry) {
        Map<String, Object> plain = TomlValues.table(TomlValues.plain(entry));
        TemplateText.check(where, key, plain);
        return document.append(path(key), plain, where);
    }

    /**
     * Writes what {@code fragment} holds over this file: tables key by key, entries of arrays of tables appended unless an
     * equal one is there, all else replaced. Returns what changed, in the fragment's order. Texts are taken as they are: a
     * fragment may escape ({@code &amp;amp;}) or mean a file that isn't XML; {@link ConfigMapper} judges the result.
     *
     * <p>Throws {@link ProblemException} if the fragment holds {@code [secrets]}, or a table where this file has a value or
     * the other way round.
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
     * Writes an entry of {@code [secrets]}, which becomes the last table, spelled as the cipher tool looks for it, and
     * without comments: tools up to 1.1.28 take every line for an entry, and leave the file cut off if it isn't one. Says
     * whether that was an edit. The alias is of {@code [a-z0-9_]}, the value a ciphertext in Base64.
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
