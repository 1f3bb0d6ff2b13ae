package io.github.ishardening.distribution.source;

/** The effect of a staged edit on a file. */
public enum Change {
    /** The file is new. */
    ADDED,
    /** The file exists and gets a new content or mode. */
    REPLACED,
    /** The file is deleted. */
    DELETED
}
