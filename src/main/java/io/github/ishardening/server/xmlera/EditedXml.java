package io.github.ishardening.server.xmlera;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.XmlText;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A configuration file of a version without {@code deployment.toml}, whose texts and attributes are edited in place.
 * Unedited bytes are preserved. Values must not contain special characters of XML.
 */
public final class EditedXml {

    private final String where;
    private final XmlText xml;

    /**
     * A start tag.
     *
     * @param what its element in messages
     * @param pattern finds the tag
     * @param index the number of matches before it
     */
    record Tag(String what, Pattern pattern, int index) {

        /** Creates the first match. */
        Tag(String what, Pattern pattern) {
            this(what, pattern, 0);
        }

        /** The next match. */
        Tag next() {
            return new Tag(what, pattern, index + 1);
        }
    }

    /** Reads a file, which messages call {@code where}. */
    public EditedXml(String where, byte[] content) {
        this.where = where;
        this.xml = new XmlText(content);
    }

    /** Whether there is an element with this name and no attributes. */
    public boolean has(String parent) {
        return element(parent).isPresent();
    }

    /**
     * The text of a child of the first element with this name, without surrounding blanks.
     *
     * @throws ProblemException if there is none, or it is in the Secure Vault
     */
    public String text(String parent, String child) {
        return child(parent, child).group(2).strip();
    }

    /**
     * Sets the text of a child of the first element with this name.
     *
     * @throws ProblemException if there is none, or it is in the Secure Vault
     */
    void setText(String parent, String child, String value) {
        var found = child(parent, child);
        if (!found.group(2).strip().equals(value)) {
            xml.replace(found.start(2), found.end(2), value);
        }
    }

    /** Whether the file contains a start tag. */
    public boolean has(Tag tag) {
        return find(tag).isPresent();
    }

    /** The value of an attribute in a start tag. */
    Optional<String> attribute(Tag tag, String name) {
        return find(tag).flatMap(start -> attribute(start, name)).map(found -> found.group(2));
    }

    /**
     * Sets an attribute in a start tag; a new one is added after the others, with the spacing of the last one.
     *
     * @throws ProblemException if no start tag matches
     */
    void setAttribute(Tag tag, String name, String value) {
        var start = find(tag).orElseThrow(() -> missing(tag.what()));
        var present = attribute(start, name);
        if (present.isPresent()) {
            xml.replace(present.get().start(2), present.get().end(2), value);
            return;
        }
        var last = within(start, "(?<!\\s)(\\s++)[\\w:.-]++\\s*+=\\s*+(?:\"[^\"<]*+\"|'[^'<]*+')(?=\\s*+/?>)")
                .orElseThrow(() -> missing(name));
        xml.replace(last.end(), last.end(), "%s%s=\"%s\"".formatted(last.group(1), name, value));
    }

    /** Replaces the first group in the first match of a pattern. */
    void setGroup(Pattern pattern, String what, String value) {
        var found = find(pattern).orElseThrow(() -> missing(what));
        xml.replace(found.start(1), found.end(1), value);
    }

    /** The edited file. */
    byte[] content() {
        return xml.content();
    }

    private MatchResult child(String parent, String child) {
        var name = "<%s><%s>".formatted(parent, child);
        var element = element(parent).orElseThrow(() -> missing("<" + parent + ">"));
        var found = within(element, "<%s\\b([^<>]*+)>([^<]*+)</%1$s>".formatted(child))
                .orElseThrow(() -> missing(name));
        if (found.group(1).contains("secretAlias")) {
            throw new ProblemException(
                    where,
                    name + " is in the Secure Vault, which can't be opened for this version.",
                    "Restore the file from the stock distribution.");
        }
        return found;
    }

    private Optional<MatchResult> element(String name) {
        return find(Pattern.compile("<%s\\s*+>(?:(?!</?%1$s\\s*+>).)*+</%1$s\\s*+>".formatted(name), Pattern.DOTALL));
    }

    private Optional<MatchResult> attribute(MatchResult tag, String name) {
        return within(tag, "(?<=\\s)%s\\s*+=\\s*+([\"'])((?:(?!\\1)[^<])*+)\\1".formatted(name));
    }

    private Optional<MatchResult> within(MatchResult outer, String pattern) {
        return xml.find(Pattern.compile(pattern, Pattern.DOTALL), outer.start())
                .filter(found -> found.end() <= outer.end());
    }

    private Optional<MatchResult> find(Tag tag) {
        var found = find(tag.pattern());
        for (int i = 0; i < tag.index() && found.isPresent(); i++) {
            found = xml.find(tag.pattern(), found.get().end());
        }
        return found;
    }

    private Optional<MatchResult> find(Pattern pattern) {
        return xml.find(pattern, 0);
    }

    private ProblemException missing(String what) {
        return new ProblemException(where, what + " is missing.", "Restore the file from the stock distribution.");
    }
}
