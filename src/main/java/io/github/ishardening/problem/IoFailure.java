package io.github.ishardening.problem;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Map;

/** Describes failed reads and writes: where they failed, and the cure if there is a common one. */
public final class IoFailure {

    private static final String FULL = "Free some space there and build again.";
    private static final String READ_ONLY = "Make it writable, or choose another folder, and build again.";

    /** The cures, by the reason that operating systems state. */
    private static final Map<String, String> CURES = Map.of(
            "No space left on device", FULL,
            "Disk quota exceeded", FULL,
            "There is not enough space on the disk", FULL,
            "Read-only file system", READ_ONLY);

    private IoFailure() {}

    /**
     * Runs {@code writing}, and adds the file's name to exceptions that lack it, such as for a full disk.
     *
     * @param file the file as the user knows it
     */
    public static void named(Object file, IoRunnable writing) throws IOException {
        try {
            writing.run();
        } catch (FileSystemException | ClosedChannelException e) {
            // It contains the file, or isn't a disk error.
            throw e;
        } catch (IOException e) {
            var named = new FileSystemException(file.toString(), null, e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    /** Describes a failure in one line: where, what and the cure, as far as known. */
    public static String describe(IOException fault) {
        if (!(fault instanceof FileSystemException named) || named.getFile() == null) {
            return fault.toString();
        }
        if (named instanceof AccessDeniedException) {
            return new Problem(named.getFile(), "access is denied.", READ_ONLY).toString();
        }
        String reason = named.getReason();
        return reason == null
                ? fault.toString()
                : new Problem(named.getFile(), reason + ".", CURES.getOrDefault(reason, "")).toString();
    }
}
