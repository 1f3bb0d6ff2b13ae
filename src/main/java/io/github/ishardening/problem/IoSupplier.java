package io.github.ishardening.problem;

import java.io.IOException;

/** A {@link java.util.function.Supplier} that reads or writes, which can fail. */
@FunctionalInterface
public interface IoSupplier<T> {

    /** Gives the result. */
    T get() throws IOException;
}
