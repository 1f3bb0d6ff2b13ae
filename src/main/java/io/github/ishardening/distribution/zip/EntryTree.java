package io.github.ishardening.distribution.zip;

import io.github.ishardening.distribution.source.DistributionPaths;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The files, folders and symbolic links of a zip, by their paths below its top folder. */
final class EntryTree {

    private final String top;
    private final TreeMap<String, ZipArchiveEntry> files = new TreeMap<>();
    private final Set<String> folders = new HashSet<>();
    private final Set<String> links = new HashSet<>();

    /** Sorts entries; those outside {@code top}, which ends with a slash or is empty, are ignored. */
    EntryTree(String top, List<ZipArchiveEntry> entries) {
        this.top = top;
        entries.forEach(entry -> path(entry).ifPresent(path -> sort(path, entry)));
    }

    private void sort(String path, ZipArchiveEntry entry) {
        DistributionPaths.foldersAbove(path).forEach(folders::add);
        if (entry.isDirectory()) {
            folders.add(path.substring(0, path.length() - 1));
        } else if (entry.isUnixSymlink()) {
            links.add(path);
        } else {
            files.put(path, entry);
        }
    }

    /** The path of an entry; empty for entries outside the top folder. */
    Optional<String> path(ZipArchiveEntry entry) {
        String name = entry.getName();
        return name.startsWith(top) && name.length() > top.length()
                ? Optional.of(name.substring(top.length()))
                : Optional.empty();
    }

    /** The regular files. */
    SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet((SortedSet<String>) files.navigableKeySet());
    }

    /** The folders. */
    Collection<String> folders() {
        return Collections.unmodifiableSet(folders);
    }

    /** Whether a regular file exists. */
    boolean exists(String path) {
        return files.containsKey(path);
    }

    /** The entry of an existing file. */
    ZipArchiveEntry file(String path) {
        return files.get(path);
    }

    /** Describes why no file may be written to this path, as the end of a sentence; empty if one may. */
    Optional<String> obstacle(String path) {
        Optional<String> above =
                DistributionPaths.foldersAbove(path).flatMap(this::noFolder).findFirst();
        return above.or(() -> folders.contains(path) ? Optional.of("is a folder") : Optional.empty())
                .or(() -> links.contains(path) ? Optional.of("is a symbolic link") : Optional.empty());
    }

    private Stream<String> noFolder(String path) {
        if (links.contains(path)) {
            return Stream.of("is below the symbolic link " + path);
        }
        return files.containsKey(path) ? Stream.of("is below the file " + path) : Stream.empty();
    }
}
