package io.github.ishardening.distribution;

import io.github.ishardening.file.FolderLock;
import io.github.ishardening.file.Placement;
import io.github.ishardening.problem.IoRunnable;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps apart the builds that write to one output directory or edit one unpacked distribution: the second waits for the
 * first. Builds with outputs of their own don't wait for each other.
 *
 * @param output this plugin's own folder in the output directory; it is made where it is missing
 * @param progress is told where another process has to be waited for
 */
public record BuildLock(Path output, UserLog progress) {

    /** Runs work that edits no distribution, alone in the output directory. Calls may nest. */
    public void lock(IoRunnable work) throws IOException {
        Files.createDirectories(output);
        FolderLock.exclusive(output, "Make it writable.").locked(progress, () -> done(work));
    }

    /**
     * Runs work alone in the output directory and, where it is a directory, on the distribution.
     *
     * @throws ProblemException if the output directory is inside the distribution
     */
    public void lock(Path distribution, IoRunnable work) throws IOException {
        if (!Files.isDirectory(distribution)) {
            lock(work);
            return;
        }
        Placement.requireOutputOutside(distribution, output);
        lock(() -> FolderLock.outside(distribution).locked(progress, () -> done(work)));
    }

    private static Void done(IoRunnable work) throws IOException {
        work.run();
        return null;
    }
}
