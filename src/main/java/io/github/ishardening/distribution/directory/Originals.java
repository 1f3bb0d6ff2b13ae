package io.github.ishardening.distribution.directory;

import io.github.ishardening.file.Digests;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.Mode;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The originals of files changed in an unpacked distribution, so that every run starts from the unpacked state.
 *
 * <p>A folder with the {@link Journal} and the original files. If a distribution contains none of the written files,
 * but some that are neither written nor original, it has been unpacked again from another zip, and is itself the
 * original.
 */
final class Originals {

    private final Path folder;
    private final Path directory;
    private final Disk disk;
    private SortedMap<String, Journal.Line> lines;
    private boolean isStale;

    /** Reads the originals of a distribution; a {@link ProblemException} if they are incomplete or another's. */
    Originals(Path folder, Path directory, Disk disk) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.directory = directory;
        this.disk = disk;
        SortedMap<String, Journal.Line> recorded =
                Journal.read(journal(), directory).lines();
        lines = isUnpackedAnew(recorded) ? added(recorded) : recorded;
        isStale = !lines.equals(recorded);
        for (var line : lines.entrySet()) {
            if (line.getValue().isKept()
                    && !state(copy(line.getKey())).equals(line.getValue().original())) {
                throw new ProblemException(
                        copy(line.getKey()).toString(),
                        "is missing or isn't the original of " + line.getKey() + ".",
                        "Unpack the distribution again and delete " + folder + ".");
            }
        }
    }

    private boolean isUnpackedAnew(SortedMap<String, Journal.Line> recorded) throws IOException {
        boolean anyForeign = false;
        for (var line : recorded.entrySet()) {
            String state = state(directory.resolve(line.getKey()));
            if (line.getValue().isKept()) {
                // A deleted file proves nothing: a newer distribution may lack it.
                if (line.getValue().isEdited(state) && !state.equals(Journal.ABSENT)) {
                    return false;
                }
                anyForeign |= line.getValue().isForeign(state);
            }
        }
        return anyForeign;
    }

    private SortedMap<String, Journal.Line> added(SortedMap<String, Journal.Line> recorded) throws IOException {
        SortedMap<String, Journal.Line> added = new TreeMap<>();
        for (var line : recorded.entrySet()) {
            if (!line.getValue().isKept() && line.getValue().isEdited(state(directory.resolve(line.getKey())))) {
                added.put(line.getKey(), line.getValue());
            }
        }
        return added;
    }

    /** The folder of the originals, whether it exists or not. */
    Path folder() {
        return folder;
    }

    /** Whether there are any. */
    boolean arePresent() {
        return !lines.isEmpty();
    }

    /** The records of the journal. */
    SortedMap<String, Journal.Line> lines() {
        return Collections.unmodifiableSortedMap(lines);
    }

    /** The copy of an original file. */
    Path copy(String path) {
        return folder.resolve("files").resolve(path);
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    /**
     * Keeps the current files, and records what will be written; only then may the distribution be changed.
     *
     * @param next the journal's new records; existing files whose records are new are copied first
     */
    void keep(SortedMap<String, Journal.Line> next) throws IOException {
        if (isStale) {
            // If this run is killed, the copies that are overwritten next must not be regarded as originals.
            write(lines);
        }
        disk.createPrivateFolder(folder);
        for (var line : next.entrySet()) {
            if (line.getValue().isKept() && !lines.containsKey(line.getKey())) {
                Path file = directory.resolve(line.getKey());
                disk.replace(
                        copy(line.getKey()),
                        Files.readAllBytes(file),
                        Mode.of(file).orElse(Mode.DEFAULT));
            }
        }
        write(next);
    }

    private void write(SortedMap<String, Journal.Line> next) throws IOException {
        if (isStale || !next.equals(lines)) {
            disk.replace(journal(), new Journal(directory, next).bytes(), Mode.DEFAULT);
            lines = next;
            isStale = false;
        }
    }

    /** The state of a file as recorded in the journal. */
    static String state(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Digests.sha256(Files.readAllBytes(file))
                : Journal.ABSENT;
    }
}
