package io.github.ishardening.server;

import io.github.ishardening.audit.Location;

/**
 * A place in a file that names a store, or says something of a store that is named beside it.
 *
 * @param path the file
 * @param line the line, counted from 1
 * @param part what stands there
 * @param store the store's path in the distribution
 * @param value the text that stands there, without the blanks around it
 * @param start where it begins in the file
 */
public record StoreMention(String path, int line, Part part, String store, String value, int start) {

    /** What a file says of a store. */
    public enum Part {
        /** Where it lies. */
        FILE,
        /** A password of it or of its key. */
        PASSWORD,
        /** Its format. */
        TYPE,
        /** The alias of its key. */
        ALIAS
    }

    /** Where the text ends in the file. */
    public int end() {
        return start + value.length();
    }

    /** File and line. */
    public Location location() {
        return Location.of(path, line);
    }

    /** The store's name without its folder. */
    public String fileName() {
        return store.substring(store.lastIndexOf('/') + 1);
    }

    /** Whether it is meant as a truststore, by what its file is called. */
    public boolean isTruststore() {
        return fileName().contains("trust");
    }
}
