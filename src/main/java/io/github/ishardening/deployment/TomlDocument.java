package io.github.ishardening.deployment;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.tomlj.MutableTomlArray;
import org.tomlj.MutableTomlTable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlComment;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;
import org.tomlj.TomlWriteOptions;

/**
 * tomlj's tree of a file, edited via paths and plain values ({@link TomlValues}) so that it stays readable to the
 * server.
 */
final class TomlDocument {

    private static final List<String> SECRETS = List.of("secrets");
    private static final String SECRETS_HEADER = "[secrets]";

    /** By default, tomlj splits long inline tables over lines, which neither TOML 1.0.0 nor the server allows. */
    private static final TomlWriteOptions AS_READ = TomlWriteOptions.defaults().withVersion(TomlVersion.V1_0_0);

    private final TomlTable read;
    private final HiddenComments hidden;
    private TomlParseResult tree;
    /** The tree as text; {@code null} if it was edited since. */
    private String text;

    private TomlDocument(TomlTable read, HiddenComments hidden, TomlParseResult tree) {
        this.read = read;
        this.hidden = hidden;
        this.tree = tree;
    }

    /** Parses TOML 1.0.0; throws {@link ProblemException} with all errors in syntax, or in the order of tables. */
    static TomlDocument parse(String text, String where) {
        TomlParseResult tree = parse(text);
        ProblemException.throwIfAny(
                tree.errors().stream().map(error -> problem(error, where)).toList());
        TomlSize.check(tree.dottedKeySet(), where);
        ProblemException.throwIfAny(TableOrder.problems(tree, where));
        HiddenComments hidden = HiddenComments.of(text, tree);
        return new TomlDocument(tree, hidden, hidden.isEmpty() ? tree : parse(hidden.text()));
    }

    private static Problem problem(TomlParseError error, String where) {
        var at = error.position();
        return TomlFault.of("%s:%s:%s".formatted(where, at.line(), at.column()), error);
    }

    private static TomlParseResult parse(String text) {
        return Toml.parse(text, TomlVersion.V1_0_0);
    }

    String text() {
        if (text == null) {
            text = hidden.restore(tree.toToml(AS_READ));
        }
        return text;
    }

    Map<?, ?> plain() {
        return (Map<?, ?>) TomlValues.plain(tree);
    }

    /** The plain value under the path, or {@code null}. */
    Object plain(List<String> path) {
        return TomlValues.plain(find(path));
    }

    Set<String> keys() {
        return new LinkedHashSet<>(tree.dottedKeySet());
    }

    OptionalInt line(List<String> path) {
        boolean reachable = find(path) != null && find(read, path) != null;
        var position = reachable ? read.inputPositionOf(path) : null;
        return position == null ? OptionalInt.empty() : OptionalInt.of(position.line());
    }

    /** The line of the value to which names and indexes lead inside an array. */
    OptionalInt line(List<String> path, List<?> steps) {
        Object found = line(path).isPresent() ? find(read, path) : null;
        TomlPosition position = null;
        for (Object step : steps) {
            if (found instanceof TomlArray array && step instanceof Integer index && index < array.size()) {
                position = array.inputPositionOf(index);
                found = array.get(index);
            } else if (found instanceof TomlTable table && step instanceof String name) {
                position = table.inputPositionOf(List.of(name));
                found = table.get(List.of(name));
            } else {
                return OptionalInt.empty();
            }
        }
        return position == null ? OptionalInt.empty() : OptionalInt.of(position.line());
    }

    /** Sets a value; returns whether that changed the file. Conflicts of kinds are reported at {@code blamed}. */
    boolean put(List<String> path, Object plain, String blamed) {
        if (plain.equals(plain(path))) {
            return false;
        }
        refuseConflict(path, TomlValues.kind(plain), blamed);
        text = null;
        if (path.size() == 1 && find(path) == null && TomlValues.kind(plain) == TomlValues.Kind.VALUE) {
            putOnTop(path, plain);
        } else {
            change(path.subList(0, path.size() - 1), () -> tree.set(path, plain));
        }
        return true;
    }

    /** Sets the string to which names and indexes lead inside an array, and returns whether that changed the file. */
    boolean putInside(List<String> path, List<?> steps, String value) {
        Object found = find(path);
        for (Object step : steps.subList(0, steps.size() - 1)) {
            found = inside(found, step);
        }
        Object last = steps.get(steps.size() - 1);
        if (value.equals(inside(found, last))) {
            return false;
        }
        text = null;
        if (last instanceof Integer index) {
            ((MutableTomlArray) found).set(index, value);
        } else {
            ((MutableTomlTable) found).set(List.of((String) last), value);
        }
        return true;
    }

    private static Object inside(Object found, Object step) {
        return step instanceof Integer index
                ? ((TomlArray) found).get(index)
                : ((TomlTable) found).get(List.of((String) step));
    }

    /**
     * Appends an entry to an array of tables unless it contains an equal one; returns whether that changed the file.
     */
    boolean append(List<String> path, Map<String, ?> entry, String blamed) {
        refuseConflict(path, TomlValues.Kind.ARRAY_OF_TABLES, blamed);
        if (plain(path) instanceof List<?> present && present.contains(entry)) {
            return false;
        }
        text = null;
        change(path, () -> tree.getOrCreateArray(path).add(MutableTomlTable.copyOf(entry)));
        return true;
    }

    boolean remove(List<String> path) {
        text = null;
        return find(path) != null && tree.remove(path) != null;
    }

    /** Makes {@code [secrets]} the last table, its header spelled as the cipher tool expects it. */
    void moveSecretsToTheEnd() {
        boolean last = text().lines()
                .filter(line -> line.stripLeading().startsWith("["))
                .reduce((earlier, later) -> later)
                .filter(SECRETS_HEADER::equals)
                .isPresent();
        if (!last) {
            text = null;
            changeBeforeSecrets(() -> {});
        }
    }

    /** Removes comments from {@code [secrets]}, and turns an inline table into one with a header. */
    void dropCommentsInSecrets() {
        List<String> lines =
                text().lines().dropWhile(line -> !line.equals(SECRETS_HEADER)).toList();
        if (lines.isEmpty()
                || lines.stream().anyMatch(line -> line.stripLeading().startsWith("#"))) {
            text = null;
            var entries = TomlValues.table(plain(SECRETS));
            tree.remove(SECRETS);
            entries.forEach((alias, value) -> tree.set(List.of(SECRETS.get(0), alias), value));
        }
    }

    /** Adds a root key at the top. tomlj would write it after a freestanding comment: into the table above that. */
    private void putOnTop(List<String> path, Object plain) {
        String rest = tree.toToml(AS_READ);
        String first = MutableTomlTable.create()
                .set(path, plain)
                .toToml(AS_READ.withLineSeparator(rest.contains("\r\n") ? "\r\n" : "\n"));
        tree = parse(first + rest);
    }

    private Object find(List<String> path) {
        return find(tree, path);
    }

    private static Object find(TomlTable root, List<String> path) {
        Object found = root;
        for (String name : path) {
            found = found instanceof TomlTable table ? table.get(List.of(name)) : null;
        }
        return found;
    }

    private void change(List<String> table, Runnable edit) {
        boolean newHeader = find(table) == null;
        if (newHeader && find(SECRETS) != null) {
            changeBeforeSecrets(edit);
        } else {
            edit.run();
        }
    }

    /** Removes {@code [secrets]} during the edit, because tomlj would append new tables after it. */
    private void changeBeforeSecrets(Runnable edit) {
        TomlComment above = tree.comment(SECRETS, TomlComment.Placement.ABOVE);
        Object secrets = tree.remove(SECRETS);
        edit.run();
        tree.set(SECRETS, secrets);
        if (above != null) {
            tree.setComment(SECRETS, above);
        }
    }

    private void refuseConflict(List<String> path, TomlValues.Kind wanted, String blamed) {
        for (int depth = 1; depth <= path.size(); depth++) {
            Object present = plain(path.subList(0, depth));
            TomlValues.Kind needed = depth < path.size() ? TomlValues.Kind.TABLE : wanted;
            boolean fits = TomlValues.kind(present) == needed
                    || (needed == TomlValues.Kind.ARRAY_OF_TABLES && List.of().equals(present));
            if (present != null && !fits) {
                throw new ProblemException(
                        blamed,
                        "%s is already %s, so it can't become %s."
                                .formatted(Toml.joinKeyPath(path.subList(0, depth)), TomlValues.kind(present), needed),
                        "Rename or remove one of the two.");
            }
        }
    }
}
