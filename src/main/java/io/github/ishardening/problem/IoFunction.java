package io.github.ishardening.problem;

import java.io.IOException;

/** A {@link java.util.function.Function} that reads or writes, and therefore may fail. */
@FunctionalInterface
public interface IoFunction<T, R> {

    /** Returns the result for an argument. */
    R apply(T argument) throws IOException;
}
