package io.github.ishardening.keys.directory;

import java.io.IOException;

/** A disk whose machine stops at some operation: a write is then half done, anything else not at all. */
public final class CrashingDisk extends SteppedDisk {

    private int left;

    /** Stops after so many operations. */
    public CrashingDisk(int survived) {
        this.left = survived;
    }

    /** The machine has stopped. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    void step(Partial ifStopped) throws IOException {
        if (left == 0) {
            ifStopped.run(real());
        }
        if (left-- <= 0) {
            throw new Crash();
        }
    }
}
