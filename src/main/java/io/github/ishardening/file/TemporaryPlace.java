package io.github.ishardening.file;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The folder {@code .is-hardening-<user>} in the system's temporary folder, private to this user, for files that belong
 * neither to the project nor to a distribution.
 */
public final class TemporaryPlace {

    private static final String ANOTHER = "another temporary folder in MAVEN_OPTS: -Djava.io.tmpdir=...";

    /** The cure if the temporary folder can't be used. */
    static final String CURE = "Specify " + ANOTHER;

    private TemporaryPlace() {}

    /**
     * The folder, created if it doesn't exist.
     *
     * @throws ProblemException if there is no temporary folder, it can't be written to, or a link or another user's
     *     folder is in the way
     */
    public static Path folder() throws IOException {
        return in(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
    }

    static Path in(Path temporary) throws IOException {
        if (!Files.isDirectory(temporary)) {
            throw new ProblemException(
                    "java.io.tmpdir", "there is no folder " + temporary + ".", "Create it, or specify " + ANOTHER);
        }
        if (!Files.isWritable(temporary)) {
            throw new ProblemException("java.io.tmpdir", temporary + " can't be written to.", CURE);
        }
        String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_");
        Path folder = temporary.resolve(".is-hardening-" + user);
        try {
            return Files.createDirectory(folder, Mode.attributes(temporary, Mode.PRIVATE_FOLDER));
        } catch (FileAlreadyExistsException e) {
            requireOwn(folder);
            return folder;
        }
    }

    private static void requireOwn(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || Mode.of(folder).orElse(Mode.PRIVATE_FOLDER) != Mode.PRIVATE_FOLDER
                || !isOwn(folder)) {
            throw new ProblemException(folder.toString(), "is not private to the current user.", CURE);
        }
    }

    /** Java doesn't provide the process's user, but does provide the owner of a file that it creates. */
    private static boolean isOwn(Path folder) throws IOException {
        try {
            Path probe = Files.createTempFile(folder, "owner", "");
            try {
                return Files.getOwner(probe).equals(Files.getOwner(folder));
            } finally {
                Files.delete(probe);
            }
        } catch (AccessDeniedException e) {
            return false;
        }
    }
}
