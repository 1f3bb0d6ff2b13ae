package io.github.ishardening.distribution.source;

/** What a staged edit does to a file. */
public enum Change {
    /** The file is new. */
    ADDED,
    /** The file is there already and gets another content or mode. */
    REPLACED,
    /** The file goes. */
    DELETED
}
