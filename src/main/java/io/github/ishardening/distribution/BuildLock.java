package io.github.ishardening.distribution;

import io.github.ishardening.file.FolderLock;
import io.github.ishardening.file.Placement;
import io.github.ishardening.problem.IoRunnable;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Serializes builds that write to the same output directory or edit the same unpacked distribution. Builds with
 * separate outputs don't wait for each other.
 *
 * @param output this plugin's folder in the output directory; created if it doesn't exist
 * @param progress logs that the build is waiting for another process
 */
public record BuildLock(Path output, UserLog progress) {

    /**
     * Runs work that edits no distribution, with exclusive access to the output directory. Calls may be nested.
     *
     * @throws ProblemException if the output directory can't be created
     */
    public void lock(IoRunnable work) throws IOException {
        createOutput();
        FolderLock.exclusive(output, "Make it writable.").locked(progress, () -> done(work));
    }

    private void createOutput() throws IOException {
        try {
            Files.createDirectories(output);
        } catch (NoSuchFileException e) {
            // A file system such as /proc calls its folders writable, and admits none.
            throw new ProblemException(
                    "<outputDirectory>", output + " can't be created.", "Specify a writable folder.");
        }
    }

    /**
     * Runs work with exclusive access to the output directory and, if it is a folder, to the distribution.
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
