package io.github.ishardening.keys.directory;

import io.github.ishardening.file.Disk;
import io.github.ishardening.file.FolderLock;
import io.github.ishardening.problem.IoSupplier;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder that stores keys between builds, private to its owner: mode 0700, files 0600. Its {@code .gitignore}
 * admits only itself, {@code keys.lock} and {@code certificates/} to a repository.
 *
 * <p>All access is inside {@link #exclusively}, which keeps other threads and processes out. {@link #write} writes all
 * files or none, even if the machine stops at any point.
 */
public final class KeysDirectory {

    /** What to do if a frozen directory lacks something. */
    public static final String UNFREEZE =
            "Run generate-keystores without is-hardening.frozen where you keep the keys, and copy the result here.";

    private static final String GIT_IGNORE = ".gitignore";
    private static final String IGNORED = """
            # Private keys and passwords stay out of the repository.
            /*
            !/.gitignore
            !/keys.lock
            !/certificates/
            """;

    private final Path folder;
    private final boolean frozen;
    private final Disk disk;
    private final StagedFiles staged;
    private byte[] left;
    private boolean isDisturbed;

    public KeysDirectory(Path folder, boolean frozen, Disk disk) {
        this.folder = folder.toAbsolutePath().normalize();
        this.frozen = frozen;
        this.disk = disk;
        this.staged = new StagedFiles(this.folder, disk);
    }

    /**
     * The directory at this path; it is created when first needed.
     *
     * @param frozen whether nothing in it may change; it may then be read-only
     */
    public static KeysDirectory at(Path folder, boolean frozen) {
        return new KeysDirectory(folder, frozen, new Disk());
    }

    /** The same directory for reading only: nothing in it may change. */
    public KeysDirectory readOnly() {
        return new KeysDirectory(folder, true, disk);
    }

    /** Whether nothing in it may change. */
    public boolean isFrozen() {
        return frozen;
    }

    /** The path of a file in it, for messages and for reading it once the work is done. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * Runs this work while no other thread or process can change the directory or, unless frozen, read it. May be
     * nested.
     *
     * @throws ProblemException if the path is a file, or the directory isn't writable although it isn't frozen
     */
    public <T> T exclusively(IoSupplier<T> work) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ProblemException(
                    folder.toString(), "is a file.", "Specify a folder as is-hardening.keysDirectory.");
        }
        if (!frozen) {
            disk.createPrivateFolder(folder);
        }
        var lock = lock();
        if (lock.isHeld()) {
            return work.get();
        }
        return lock.locked(UserLog.silent(), () -> {
            if (!frozen) {
                tidy();
            }
            isDisturbed |= left != null && !Arrays.equals(left, FolderDigest.of(folder));
            T result = work.get();
            left = FolderDigest.of(folder);
            return result;
        });
    }

    /** Whether something else has changed a file between two calls of {@link #exclusively}. */
    public boolean isDisturbed() {
        return isDisturbed;
    }

    /** A digest of the names and contents of all files. */
    public byte[] fingerprint() throws IOException {
        return exclusively(() -> FolderDigest.of(folder));
    }

    /** The content of a file, named relative to the directory with slashes, or empty if it doesn't exist. */
    public Optional<byte[]> read(String name) throws IOException {
        requireLock();
        Path file = staged.locate(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(
                    file.toString(), "is not a regular file.", "Put the file itself there, or delete it.");
        }
        return Optional.of(Files.readAllBytes(file));
    }

    /** The files of a sub-folder by name (relative to the directory, with slashes), sorted. */
    public SortedMap<String, byte[]> readAll(String subfolder) throws IOException {
        requireLock();
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (Path place : new LinkedHashSet<>(List.of(folder.resolve(subfolder), staged.locate(subfolder)))) {
            if (Files.isDirectory(place)) {
                for (Path file : files(place)) {
                    contents.put(subfolder + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }

    /**
     * Writes all of these files or none. Files that already have this content are left alone.
     *
     * @param files the contents by name, relative to the directory with slashes
     * @throws ProblemException if the directory is frozen and a file would change
     */
    public void write(Map<String, byte[]> files) throws IOException {
        requireLock();
        SortedMap<String, byte[]> changed = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Optional<byte[]> present = read(file.getKey());
            if (present.isEmpty() || !Arrays.equals(present.get(), file.getValue())) {
                changed.put(file.getKey(), file.getValue());
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        if (frozen) {
            ProblemException.throwIfAny(changed.keySet().stream()
                    .map(name -> frozen(name, "would be written"))
                    .toList());
        }
        staged.replace(changed);
    }

    /** The problem that a file of a frozen directory would be changed. */
    public Problem frozen(String name, String what) {
        return new Problem(path(name).toString(), what + ", but the keys directory is frozen.", UNFREEZE);
    }

    private void tidy() throws IOException {
        disk.restrict(folder);
        staged.recover();
        for (Path file : files(folder)) {
            // A link may lead to somebody else's file.
            if (!Files.isSymbolicLink(file)) {
                disk.restrict(file);
            }
        }
        if (!Files.exists(folder.resolve(GIT_IGNORE))) {
            staged.replace(Map.of(GIT_IGNORE, IGNORED.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private FolderLock lock() throws IOException {
        return frozen
                ? FolderLock.shared(folder)
                : FolderLock.exclusive(folder, "Make it writable, or set is-hardening.frozen=true to use it as it is.");
    }

    private void requireLock() throws IOException {
        if (!lock().isHeld()) {
            throw new IllegalStateException("The keys directory is read and written inside exclusively() only");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        return Disk.list(folder).stream().filter(Files::isRegularFile).sorted().toList();
    }
}
