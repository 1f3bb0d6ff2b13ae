package io.github.ishardening.problem;

import java.io.IOException;

/** A {@link Runnable} that reads or writes, and therefore may fail. */
@FunctionalInterface
public interface IoRunnable {

    /** Reads or writes. */
    void run() throws IOException;
}
