package io.github.ishardening.distribution.source;

import java.util.OptionalInt;

/** A staged edit of a file. */
public sealed interface Edit {

    /** The file gets this content and mode; without a mode, it keeps its own. */
    record Write(byte[] content, OptionalInt mode) implements Edit {}

    /** The file is deleted. */
    record Delete() implements Edit {}
}
