package io.github.ishardening.deployment;

import java.util.Collections;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a server boots with: the files that its config-mapper makes, and the values they are made of. Immutable. Holds
 * passwords in plain text where {@code deployment.toml} does, so never print it.
 */
public final class Rendered {

    private final TreeMap<String, byte[]> files;
    private final SortedMap<String, String> values;
    private final XmlFiles xml = new XmlFiles();

    /** What was rendered into {@code files}, by path in the distribution, from the merged {@code values}. */
    Rendered(Map<String, byte[]> files, Map<String, String> values) {
        this.files = new TreeMap<>(files);
        this.values = new TreeMap<>(values);
    }

    /** The paths of all rendered files, relative to the distribution. */
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(files.navigableKeySet());
    }

    /** The content of a rendered file; throws {@link NoSuchElementException} if that path isn't rendered. */
    public byte[] file(String path) {
        byte[] content = files.get(path);
        if (content == null) {
            throw new NoSuchElementException(path);
        }
        return content.clone();
    }

    /**
     * The text, boolean or number that is in force under a dotted key, after defaults, inference and {@code $ref}; empty
     * if there is none. Segments with dots aren't quoted here.
     */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** All texts, booleans and numbers in force, by dotted key. */
    public SortedMap<String, String> values() {
        return Collections.unmodifiableSortedMap(values);
    }

    /** A rendered XML file, for this thread only; empty if that path isn't rendered, or isn't well formed. */
    public Optional<XmlFile> xml(String path) {
        return Optional.ofNullable(files.get(path)).flatMap(content -> xml.parse(path, content));
    }

    /** The text of the first element of a rendered XML file on a path, as {@link XmlFile#texts} has it; empty if none. */
    public Optional<String> text(String path, String elements) {
        return xml(path).orElseThrow().texts(elements).stream().findFirst();
    }
}
