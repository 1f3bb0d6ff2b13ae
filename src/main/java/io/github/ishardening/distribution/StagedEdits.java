package io.github.ishardening.distribution;

import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.distribution.source.Edit;
import io.github.ishardening.distribution.source.Source;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The edits staged for a source, without those that would change nothing. */
final class StagedEdits {

    private final Source source;
    private final SortedMap<String, Edit> edits = new TreeMap<>();
    /** The paths staged since they were last taken. */
    private final Set<String> touched = new TreeSet<>();
    /** The paths of source and edits together; null if an edit has been staged since they were last computed. */
    private volatile SortedSet<String> paths;

    StagedEdits(Source source) {
        this.source = source;
    }

    /** The edits by path. */
    SortedMap<String, Edit> byPath() {
        return Collections.unmodifiableSortedMap(edits);
    }

    /** The effect of a save on each path. */
    SortedMap<String, Change> changes() {
        SortedMap<String, Change> changes = new TreeMap<>();
        edits.forEach((path, edit) -> changes.put(path, change(path, edit)));
        return changes;
    }

    private Change change(String path, Edit edit) {
        if (edit instanceof Edit.Delete) {
            return Change.DELETED;
        }
        return source.exists(path) ? Change.REPLACED : Change.ADDED;
    }

    /** The paths staged since the last call. */
    Set<String> takeTouched() {
        Set<String> taken = Set.copyOf(touched);
        touched.clear();
        return taken;
    }

    /** The staged content of a file; empty if none is staged, or its deletion is. */
    Optional<Edit.Write> write(String path) {
        return edits.get(path) instanceof Edit.Write write ? Optional.of(write) : Optional.empty();
    }

    /** Whether a regular file exists after the edits. */
    boolean exists(String path) {
        Edit edit = edits.get(path);
        return edit == null ? source.exists(path) : edit instanceof Edit.Write;
    }

    /** The regular files after the edits. */
    SortedSet<String> paths() throws IOException {
        SortedSet<String> known = paths;
        if (known == null) {
            known = merged();
            paths = known;
        }
        return known;
    }

    private SortedSet<String> merged() throws IOException {
        SortedSet<String> merged = new TreeSet<>(source.paths());
        edits.forEach((path, edit) -> {
            if (edit instanceof Edit.Write) {
                merged.add(path);
            } else {
                merged.remove(path);
            }
        });
        return Collections.unmodifiableSortedSet(merged);
    }

    /** Stages a file. Without a mode, it keeps the one with which it has been staged. */
    void write(String path, byte[] content, OptionalInt mode) throws IOException {
        source.requireFree(DistributionPaths.require(path));
        OptionalInt kept =
                mode.isPresent() ? mode : write(path).map(Edit.Write::mode).orElseGet(OptionalInt::empty);
        Edit.Write write = new Edit.Write(content.clone(), kept);
        stage(path, write, isOriginal(path, write));
    }

    private boolean isOriginal(String path, Edit.Write write) throws IOException {
        return source.exists(path)
                && (write.mode().isEmpty() || source.mode(path).equals(write.mode()))
                && source.size(path) == write.content().length
                && Arrays.equals(source.readAll(path), write.content());
    }

    /** Stages the removal of a file. */
    void delete(String path) {
        source.requireFree(DistributionPaths.require(path));
        stage(path, new Edit.Delete(), !source.exists(path));
    }

    private void stage(String path, Edit edit, boolean isIdle) {
        if (isIdle) {
            edits.remove(path);
        } else {
            edits.put(path, edit);
        }
        touched.add(path);
        paths = null;
    }
}
