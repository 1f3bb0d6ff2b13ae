package io.github.ishardening.distribution.directory;

import io.github.ishardening.distribution.source.Edit;
import io.github.ishardening.file.Digests;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.Mode;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings an unpacked distribution to the requested state: the originals with the staged edits. If it is killed at any
 * point, the next save completes it; if everything is in place, a save writes nothing.
 *
 * @param source the directory, opened with a folder for originals
 * @param edits the changes
 * @param disk writes the files
 */
public record DirectoryRewriter(DirectorySource source, SortedMap<String, Edit> edits, Disk disk) {

    /** The requested state of a file; without content, it is to be deleted. */
    private record Wanted(byte[] content, int mode) {

        private static final Wanted ABSENT = new Wanted(null, 0);

        String state() {
            return content == null ? Journal.ABSENT : Digests.sha256(content);
        }
    }

    /** Applies all changes; throws a {@link ProblemException} before the first one if something can't be written. */
    public void save() throws IOException {
        SortedMap<String, Wanted> changes = changes();
        requireWritable(changes.keySet());
        if (!changes.isEmpty()) {
            source.originals().keep(journal(changes));
            prepare(changes);
            for (Map.Entry<String, Wanted> change : changes.entrySet()) {
                apply(source.onDisk(change.getKey()), change.getValue());
            }
        }
        for (Path leftover : source.unfinished()) {
            disk.delete(leftover);
        }
    }

    /** Writes all new contents before anything is changed: if the disk is full, everything stays as it was. */
    private void prepare(SortedMap<String, Wanted> changes) throws IOException {
        try {
            for (Map.Entry<String, Wanted> change : changes.entrySet()) {
                Wanted wanted = change.getValue();
                if (wanted.content() != null) {
                    disk.prepare(source.onDisk(change.getKey()), wanted.content(), wanted.mode());
                }
            }
        } catch (IOException e) {
            for (String path : changes.keySet()) {
                disk.discard(source.onDisk(path));
            }
            throw e;
        }
    }

    private void apply(Path file, Wanted wanted) throws IOException {
        if (wanted.content() == null) {
            disk.delete(file);
        } else {
            disk.putInPlace(file);
        }
    }

    private SortedMap<String, Wanted> changes() throws IOException {
        SortedSet<String> touched = new TreeSet<>(edits.keySet());
        touched.addAll(source.originals().lines().keySet());
        SortedMap<String, Wanted> changes = new TreeMap<>();
        for (String path : touched) {
            Wanted wanted = wanted(path);
            if (!isInPlace(source.onDisk(path), wanted)) {
                changes.put(path, wanted);
            }
        }
        return changes;
    }

    private Wanted wanted(String path) throws IOException {
        Edit edit = edits.get(path);
        boolean exists = source.exists(path);
        if (edit instanceof Edit.Delete || (edit == null && !exists)) {
            return Wanted.ABSENT;
        }
        int mode = exists ? source.mode(path).orElse(Mode.DEFAULT) & Mode.PERMISSIONS : Mode.DEFAULT;
        if (edit instanceof Edit.Write write) {
            return new Wanted(write.content(), write.mode().orElse(mode));
        }
        return new Wanted(source.readAll(path), mode);
    }

    private static boolean isInPlace(Path file, Wanted wanted) throws IOException {
        if (!Originals.state(file).equals(wanted.state())) {
            return false;
        }
        return wanted.content() == null || Mode.of(file).orElse(wanted.mode()) == wanted.mode();
    }

    /** The journal during and after the changes. */
    private SortedMap<String, Journal.Line> journal(SortedMap<String, Wanted> changes) throws IOException {
        SortedMap<String, Journal.Line> journal =
                new TreeMap<>(source.originals().lines());
        for (Map.Entry<String, Wanted> change : changes.entrySet()) {
            String path = change.getKey();
            String state = Originals.state(source.onDisk(path));
            Journal.Line before = journal.get(path);
            Set<String> written = new HashSet<>(List.of(change.getValue().state()));
            if (before != null && before.written().contains(state)) {
                written.add(state);
            }
            journal.put(path, new Journal.Line(before == null ? state : before.original(), written));
        }
        return journal;
    }

    private void requireWritable(Set<String> paths) {
        for (String path : paths) {
            source.requireFree(path);
            requireWritable(source.onDisk(path).getParent());
        }
        if (!paths.isEmpty()) {
            requireWritable(source.originals().folder());
        }
    }

    private void requireWritable(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!disk.isWritable(existing)) {
            throw new ProblemException(existing.toString(), "can't be written to.", "Make it writable.");
        }
    }
}
