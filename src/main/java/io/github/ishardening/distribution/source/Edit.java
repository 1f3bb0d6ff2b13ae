package io.github.ishardening.distribution.source;

import java.util.OptionalInt;

/** One staged edit of one file. */
public sealed interface Edit {

    /** The file gets this content, and this mode; where none is said it keeps the one that it has. */
    record Write(byte[] content, OptionalInt mode) implements Edit {}

    /** The file goes. */
    record Delete() implements Edit {}
}
