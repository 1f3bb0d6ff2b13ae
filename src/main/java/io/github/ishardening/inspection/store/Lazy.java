package io.github.ishardening.inspection.store;

import io.github.ishardening.problem.IoSupplier;
import java.io.IOException;

/** A value that is computed once, on first use, while concurrent callers wait. Safe for use by several threads. */
public final class Lazy<T> {

    private final IoSupplier<T> work;
    private T value;

    /** Takes the computation, which must not return {@code null}. */
    public Lazy(IoSupplier<T> work) {
        this.work = work;
    }

    /** The value; after a failure, the next call tries again. */
    public synchronized T get() throws IOException {
        if (value == null) {
            value = work.get();
        }
        return value;
    }
}
