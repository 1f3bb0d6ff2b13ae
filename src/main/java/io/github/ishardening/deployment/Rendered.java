package io.github.ishardening.deployment;

import java.util.Collections;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The rendered configuration of a server: the files that its config-mapper generates, and the values in them.
 * Immutable. Contains the plain-text passwords in {@code deployment.toml}, so never print it.
 */
public final class Rendered {

    private final TreeMap<String, byte[]> files;
    private final SortedMap<String, String> values;
    private final XmlFiles xml = new XmlFiles();

    /** Creates a rendering of the merged {@code values} into {@code files}, by path in the distribution. */
    Rendered(Map<String, byte[]> files, Map<String, String> values) {
        this.files = new TreeMap<>(files);
        this.values = new TreeMap<>(values);
    }

    /** The paths of all rendered files, relative to the distribution. */
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(files.navigableKeySet());
    }

    /** The content of a rendered file; throws {@link NoSuchElementException} if there is no such file. */
    public byte[] file(String path) {
        byte[] content = files.get(path);
        if (content == null) {
            throw new NoSuchElementException(path);
        }
        return content.clone();
    }

    /**
     * The effective string, boolean or number of a dotted key, after defaults, inference and {@code $ref}; empty if
     * there is none. Segments that contain dots aren't quoted here.
     */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** All effective strings, booleans and numbers, by dotted key. */
    public SortedMap<String, String> values() {
        return Collections.unmodifiableSortedMap(values);
    }

    /** A rendered XML file, for this thread only; empty if it doesn't exist or isn't well formed. */
    public Optional<XmlFile> xml(String path) {
        return Optional.ofNullable(files.get(path)).flatMap(content -> xml.parse(path, content));
    }

    /**
     * The text of the first element on a path in a rendered XML file ({@link XmlFile#texts}); empty if there is none.
     * Throws {@link NoSuchElementException} if the file doesn't exist or isn't well formed.
     */
    public Optional<String> text(String path, String elements) {
        return xml(path).orElseThrow().texts(elements).stream().findFirst();
    }
}
