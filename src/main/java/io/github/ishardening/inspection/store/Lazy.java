package io.github.ishardening.inspection.store;

import io.github.ishardening.problem.IoSupplier;
import java.io.IOException;

/** A value that is worked out when it is asked for, and once; who asks meanwhile waits. Safe for use by several threads. */
public final class Lazy<T> {

    private final IoSupplier<T> work;
    private T value;

    /** A value that this works out; never {@code null}. */
    public Lazy(IoSupplier<T> work) {
        this.work = work;
    }

    /** The value; after a failure the next one who asks has it tried again. */
    public synchronized T get() throws IOException {
        if (value == null) {
            value = work.get();
        }
        return value;
    }
}
