package io.github.ishardening.evidence.overlay;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.file.Mode;
import io.github.ishardening.file.PrivateFiles;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The differences between a distribution and the stock one, by path.
 *
 * @param distribution provides the content of the files
 * @param files the files that are new or have changed content or mode, with their modes
 * @param folders the new folders; an entry for an existing one would change its owner, mode and time
 * @param folderMode the mode of new folders
 * @param deletions the deleted files
 */
record Difference(
        Distribution distribution,
        SortedMap<String, Integer> files,
        SortedSet<String> folders,
        int folderMode,
        SortedSet<String> deletions) {

    /** Makes the collections read-only. */
    Difference {
        files = Collections.unmodifiableSortedMap(files);
        folders = Collections.unmodifiableSortedSet(folders);
        deletions = Collections.unmodifiableSortedSet(deletions);
    }

    /** The differences that the staged edits make. */
    static Difference of(Distribution distribution, PrivateFiles readers) throws IOException {
        var edits = distribution.edits();
        var files = new TreeMap<String, Integer>();
        var deletions = new TreeSet<String>();
        for (var edit : edits.entrySet()) {
            String path = edit.getKey();
            if (edit.getValue() == Change.DELETED) {
                deletions.add(path);
            } else {
                files.put(path, distribution.mode(path).orElse(Mode.DEFAULT) & Mode.PERMISSIONS);
            }
        }
        int folderMode = readers == PrivateFiles.GROUP ? Mode.sharedWithGroup(Mode.FOLDER) : Mode.FOLDER;
        return new Difference(distribution, files, newFolders(distribution, edits), folderMode, deletions);
    }

    /**
     * Folders that a zip doesn't contain; in a directory, those without stock files, perhaps left by an earlier build.
     */
    private static SortedSet<String> newFolders(Distribution distribution, SortedMap<String, Change> edits)
            throws IOException {
        var stock = new TreeSet<String>(distribution.paths());
        edits.forEach((path, change) -> {
            if (change == Change.ADDED) {
                stock.remove(path);
            } else {
                stock.add(path);
            }
        });
        Collection<String> known = distribution.isDirectory() ? Set.of() : distribution.folders();
        var folders = new TreeSet<String>();
        for (var edit : edits.entrySet()) {
            if (edit.getValue() == Change.ADDED) {
                DistributionPaths.foldersAbove(edit.getKey())
                        .filter(folder -> !known.contains(folder) && !isAnyIn(folder + "/", stock))
                        .forEach(folders::add);
            }
        }
        return folders;
    }

    private static boolean isAnyIn(String folder, TreeSet<String> paths) {
        String next = paths.ceiling(folder);
        return next != null && next.startsWith(folder);
    }

    /** Writes new folders and files, sorted by name, below the folder {@code parent}, which ends with a slash. */
    void writeTo(FixedTar tar, String parent) throws IOException {
        var all = new TreeSet<String>(files.keySet());
        folders.forEach(folder -> all.add(folder + "/"));
        for (String path : all) {
            if (files.containsKey(path)) {
                try (var content = distribution.open(path)) {
                    tar.file(parent + path, files.get(path), distribution.size(path), content);
                }
            } else {
                tar.folder(parent + path, folderMode);
            }
        }
    }
}
