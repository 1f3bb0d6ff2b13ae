package io.github.ishardening.inspection.store;

import java.io.IOException;

/** A value that is worked out when it is asked for, and once; who asks meanwhile waits. Safe for use by several threads. */
public final class Lazy<T> {

    private final Work<T> work;
    private T value;

    public Lazy(Work<T> work) {
        this.work = work;
    }

    /** How the value is worked out; never {@code null}. */
    @FunctionalInterface
    public interface Work<T> {
        T value() throws IOException;
    }

    /** The value; after a failure the next one who asks has it tried again. */
    public synchronized T get() throws IOException {
        if (value == null) {
            value = work.value();
        }
        return value;
    }
}
