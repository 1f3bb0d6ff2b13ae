package io.github.ishardening.problem;

import java.io.IOException;

/** A {@link java.util.function.Supplier} that reads or writes, and therefore may fail. */
@FunctionalInterface
public interface IoSupplier<T> {

    /** Returns the result. */
    T get() throws IOException;
}
