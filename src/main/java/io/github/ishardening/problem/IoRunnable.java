package io.github.ishardening.problem;

import java.io.IOException;

/** A {@link Runnable} that reads or writes, which can fail. */
@FunctionalInterface
public interface IoRunnable {

    /** Runs to its end, or fails to read or write. */
    void run() throws IOException;
}
