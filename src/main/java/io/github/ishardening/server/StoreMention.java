package io.github.ishardening.server;

import io.github.ishardening.audit.Location;

/**
 * A reference to a store in a file, or an attribute of a store that is mentioned next to it.
 *
 * @param path the file
 * @param line the line, counted from 1
 * @param part the kind of the text
 * @param store the store's path in the distribution
 * @param value the text without surrounding blanks
 * @param start the text's start in the file
 */
public record StoreMention(String path, int line, Part part, String store, String value, int start) {

    /** The attributes of a store. */
    public enum Part {
        /** Its path. */
        FILE,
        /** The password of the store or of its key. */
        PASSWORD,
        /** Its format. */
        TYPE,
        /** The alias of its key. */
        ALIAS
    }

    /** The text's end in the file. */
    public int end() {
        return start + value.length();
    }

    /** Returns file and line. */
    public Location location() {
        return Location.of(path, line);
    }

    /** The store's name without its folder. */
    public String fileName() {
        return store.substring(store.lastIndexOf('/') + 1);
    }

    /** Whether it is a truststore, according to its file name. */
    public boolean isTruststore() {
        return fileName().contains("trust");
    }
}
