package io.github.ishardening.file;

import io.github.ishardening.problem.IoRunnable;
import java.io.IOException;

/** A disk whose machine stops at some operation: a write is then half done, anything else not at all. */
public final class CrashingDisk extends SteppedDisk {

    private int left;

    /** Stops after so many operations. */
    public CrashingDisk(int survived) {
        this.left = survived;
    }

    /** The machine has stopped; nothing catches it. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Override
    protected void step(IoRunnable half) throws IOException {
        if (left == 0) {
            half.run();
        }
        if (left-- <= 0) {
            throw new Crash();
        }
    }
}
