package io.github.ishardening.oracle;

import io.github.ishardening.problem.IoRunnable;
import java.io.IOException;

/** The operation on the disk at which a process waits to be killed. */
public final class KillPoint {

    /** What the process says when it is there. */
    public static final String HERE = "here";

    private final int at;
    private int passed;

    /** Waits before the operation of this number, counted from 0. */
    public KillPoint(int at) {
        this.at = at;
    }

    /** A process that isn't killed. */
    public static KillPoint none() {
        return new KillPoint(Integer.MAX_VALUE);
    }

    /**
     * Is called before each operation; returns unless it is the one.
     *
     * @param half what of the operation has happened when the process is killed
     */
    public void step(IoRunnable half) throws IOException {
        if (passed == at) {
            half.run();
            System.out.println(HERE);
            System.in.read();
            throw new IllegalStateException("Nobody killed the process");
        }
        passed++;
    }

    /** How many operations there were. */
    public int passed() {
        return passed;
    }
}
