package io.github.ishardening.problem;

import java.io.IOException;

/** A {@link Runnable} that reads or writes, which can fail. */
@FunctionalInterface
public interface IoRunnable {

    /** Does it. */
    void run() throws IOException;
}
