package io.github.ishardening.distribution;

/** One staged edit of one file. */
sealed interface Edit {

    /** The file gets this content; a private one is readable by its owner alone. */
    record Write(byte[] content, boolean isPrivate) implements Edit {}

    /** The file goes. */
    record Delete() implements Edit {}
}
