package io.github.ishardening.distribution;

import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.distribution.source.Edit;
import io.github.ishardening.distribution.source.Source;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is to become of the files of a source; an edit that would change nothing isn't one. */
final class StagedEdits {

    private final Source source;
    private final SortedMap<String, Edit> edits = new TreeMap<>();

    StagedEdits(Source source) {
        this.source = source;
    }

    /** The edits by path. */
    SortedMap<String, Edit> all() {
        return Collections.unmodifiableSortedMap(edits);
    }

    /** The edit of a file; null where there is none. */
    Edit of(String path) {
        return edits.get(path);
    }

    /** The mode with which a file has been staged. */
    OptionalInt mode(String path) {
        return edits.get(path) instanceof Edit.Write write ? write.mode() : OptionalInt.empty();
    }

    void write(String path, byte[] content, OptionalInt mode) throws IOException {
        source.requireFree(path);
        Edit.Write write = new Edit.Write(content.clone(), mode);
        if (isOriginal(path, write)) {
            edits.remove(path);
        } else {
            edits.put(path, write);
        }
    }

    void delete(String path) {
        source.requireFree(path);
        if (source.exists(path)) {
            edits.put(path, new Edit.Delete());
        } else {
            edits.remove(path);
        }
    }

    private boolean isOriginal(String path, Edit.Write write) throws IOException {
        return source.exists(path)
                && (write.mode().isEmpty() || source.mode(path).equals(write.mode()))
                && source.size(path) == write.content().length
                && Arrays.equals(source.read(path), write.content());
    }

    /** What each edit does. */
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
}
