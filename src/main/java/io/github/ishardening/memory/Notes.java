package io.github.ishardening.memory;

import io.github.ishardening.file.Disk;
import io.github.ishardening.file.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A cache of notes of one kind, in a folder private to its owner (modes 0700 and 0600). The name of each is a digest of
 * its inputs, so it is found only if they are the same again. Safe for use by several threads and processes.
 *
 * @param folder their folder, named after their kind; created when the first one is written
 * @param most the maximum number of notes; the oldest are deleted
 * @param writer the plugin that writes them; notes of other plugins aren't found
 */
public record Notes(Path folder, int most, String writer) {

    /** The maximum time to write a note, in milliseconds; older unfinished ones are leftovers of a killed build. */
    private static final long WRITING = 3_600_000;

    /** A digest for the name of a note, to which only the writer and the kind have been added. */
    public ContentDigest digest() {
        return new ContentDigest().add(writer).add(folder.getFileName().toString());
    }

    /** Whether there is no folder: no note was written, or all were deleted with {@link #forget}. */
    public boolean isEmpty() {
        return !Files.exists(folder);
    }

    /** The parts of the note with this name; empty if there is none, or the file is damaged or isn't a note. */
    public Optional<List<byte[]>> read(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return NoteFormat.parts(name, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            // Another build has just deleted it.
            return Optional.empty();
        }
    }

    /** Writes a note atomically; replaces an existing one with the same name. */
    public void write(String name, List<byte[]> parts) throws IOException {
        var disk = new Disk();
        disk.createPrivateFolder(folder);
        Path file = folder.resolve(name);
        // Others may be writing the same note.
        Path unfinished = folder.resolve(UUID.randomUUID() + Disk.UNFINISHED);
        disk.replace(file, unfinished, NoteFormat.bytes(name, parts), Mode.PRIVATE);
        removeOldest(file);
    }

    private void removeOldest(Path justWritten) throws IOException {
        var others = new ArrayList<>(Disk.list(folder));
        others.removeIf(file -> file.equals(justWritten) || isBeingWritten(file, justWritten));
        while (others.size() >= most) {
            Path oldest = Collections.min(
                    others, Comparator.comparing(file -> file.toFile().lastModified()));
            new Disk().delete(oldest);
            others.remove(oldest);
        }
    }

    private static boolean isBeingWritten(Path file, Path justWritten) {
        return Disk.isUnfinished(file)
                && file.toFile().lastModified() > justWritten.toFile().lastModified() - WRITING;
    }

    /** Deletes all notes. */
    public void forget() throws IOException {
        new Disk().deleteTree(folder);
    }
}
