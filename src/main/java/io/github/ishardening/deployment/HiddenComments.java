package io.github.ishardening.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlArray;
import org.tomlj.TomlComment;
import org.tomlj.TomlElement;
import org.tomlj.TomlEntry;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Replaces the comments inside a file's inline tables with blanks, and restores them. TOML 1.0.0 allows such comments
 * in multi-line arrays; tomlj reads them, but can't write an inline table that contains one. Line breaks are kept.
 */
final class HiddenComments {

    /** Begins with an uncommon indentation, so that indentation before it isn't mistaken for a part of it. */
    private static final String MARK = "\t \t\t  \t \t";

    private static final int DIGITS = 20;
    private static final Pattern MARKED = Pattern.compile(MARK + "([ \t]{" + DIGITS + "})");

    private final String[] lines;
    private final List<String> comments = new ArrayList<>();

    private HiddenComments(String text) {
        this.lines = text.split("\n", -1);
    }

    /** Hides the comments of {@code text}, which was parsed into {@code tree}. */
    static HiddenComments of(String text, TomlTable tree) {
        var hidden = new HiddenComments(text);
        if (!text.contains(MARK)) {
            tree.elements().forEach(element -> hidden.search(element, false));
        }
        return hidden;
    }

    boolean isEmpty() {
        return comments.isEmpty();
    }

    /** The text without the comments. */
    String text() {
        return String.join("\n", lines);
    }

    /** Restores the comments whose marks remain in an edited text. */
    String restore(String edited) {
        return isEmpty()
                ? edited
                : MARKED.matcher(edited)
                        .replaceAll(match -> Matcher.quoteReplacement(comments.get(Integer.parseInt(
                                match.group(1).replace(' ', '0').replace('\t', '1'), 2))));
    }

    private void search(TomlElement element, boolean isInline) {
        if (element instanceof TomlComment comment && isInline) {
            hide(comment);
        } else if (element instanceof TomlEntry entry) {
            if (isInline) {
                entry.comments().forEach(this::hide);
            }
            boolean holdsInline = isInline || isOpenedByBrace(entry);
            Object value = entry.value().get();
            if (value instanceof TomlTable table) {
                table.elements().forEach(child -> search(child, holdsInline));
            } else if (value instanceof TomlArray array) {
                array.elements().forEach(child -> search(child, holdsInline));
            }
        }
    }

    /** A table that exists only through its children's headers has no position. */
    private boolean isOpenedByBrace(TomlEntry entry) {
        TomlPosition opening = entry.value().position();
        if (opening == null) {
            return false;
        }
        String line = lines[opening.line() - 1];
        return line.startsWith("{", column(line, opening));
    }

    private void hide(TomlComment comment) {
        int first = comment.position().line() - 1;
        for (int at = first; at < first + comment.lines().size(); at++) {
            String line = lines[at];
            String before = line.substring(0, at == first ? column(line, comment.position()) : line.indexOf('#'))
                    .stripTrailing();
            String end = line.endsWith("\r") ? "\r" : "";
            String digits = ("%" + DIGITS + "s").formatted(Integer.toBinaryString(comments.size()));
            comments.add(line.substring(before.length(), line.length() - end.length()));
            lines[at] = before + MARK + digits.replace('0', ' ').replace('1', '\t') + end;
        }
    }

    /** tomlj counts code points. */
    private static int column(String line, TomlPosition position) {
        return line.offsetByCodePoints(0, position.column() - 1);
    }
}
