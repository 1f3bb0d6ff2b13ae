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
 * Notes of one kind, in a folder for their owner alone, 0700 with files of 0600. Each is called what it was made of, by a
 * digest, so that it is found where that is the same again, and never else. Safe for use by several threads and processes.
 *
 * @param folder where they are, named after their kind; made when there is something to keep
 * @param most how many are kept; the oldest go
 * @param writer the plugin that writes them; those of another aren't found
 */
public record Notes(Path folder, int most, String writer) {

    /** How long it may take to write one, in milliseconds; what is older and unfinished was left by a killed build. */
    private static final long WRITING = 3_600_000;

    /** The digest of what a note is to be called after, to which nothing was added yet but the writer and the kind. */
    public ContentDigest digest() {
        return new ContentDigest().add(writer).add(folder.getFileName().toString());
    }

    /** Whether nothing was ever kept. */
    public boolean isEmpty() {
        return !Files.exists(folder);
    }

    /** What the note of this name says; empty if there is none, or what is there is damaged or no note. */
    public Optional<List<byte[]>> read(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return NoteFormat.parts(name, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            // Another build has just let it go.
            return Optional.empty();
        }
    }

    /** Keeps a note of this name as a whole, instead of one that is there. */
    public void write(String name, List<byte[]> parts) throws IOException {
        var disk = new Disk();
        disk.createPrivateFolder(folder);
        Path file = folder.resolve(name);
        // Others may be writing the same.
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

    /** Lets all of them go. */
    public void forget() throws IOException {
        new Disk().deleteTree(folder);
    }
}
