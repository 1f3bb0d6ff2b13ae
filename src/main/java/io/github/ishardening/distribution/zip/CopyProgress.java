package io.github.ishardening.distribution.zip;

import io.github.ishardening.problem.UserLog;
import java.util.Locale;

/** Reports the progress of writing a large zip at every quarter; silent for smaller ones. */
final class CopyProgress {

    private static final long LARGE = 200_000_000;
    private static final int STEP = 25;
    private static final double GIGABYTE = 1e9;

    private final UserLog progress;
    private final String name;
    private final long size;
    private int told;

    CopyProgress(UserLog progress, String name, long size) {
        this.progress = progress;
        this.name = name;
        this.size = size;
    }

    /** Records the number of bytes written. */
    void reach(long done) {
        int percent = (int) (100 * done / size) / STEP * STEP;
        if (size >= LARGE && percent > told && percent < 100) {
            told = percent;
            progress.step(String.format(Locale.ROOT, "Writing %s: %s%% of %.1f GB", name, percent, size / GIGABYTE));
        }
    }
}
