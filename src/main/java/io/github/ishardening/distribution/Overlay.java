package io.github.ishardening.distribution;

import io.github.ishardening.distribution.source.Edit;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.Mode;
import io.github.ishardening.file.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The staged edits that goals of one build pass to each other: files in {@code overlay/}, deleted paths in
 * {@code overlay.deletions}, one per line, and in {@code overlay.lock} the distribution and plugin version that they
 * apply to. The lock exists only while the rest is complete. Each goal uses a single instance to load, stage and store.
 * /
 */
public final class Overlay {

    private final Path files;
    private final Path deletions;
    private final Path lock;
    private final String pluginVersion;
    private final Disk disk;
    private final Set<String> goals = new LinkedHashSet<>();

    Overlay(Path folder, String pluginVersion, Disk disk) {
        this.files = folder.resolve("overlay");
        this.deletions = folder.resolve("overlay.deletions");
        this.lock = folder.resolve("overlay.lock");
        this.pluginVersion = pluginVersion;
        this.disk = disk;
    }

    /** The overlay in a build's {@code is-hardening} folder; nothing is read or created yet. */
    public static Overlay at(Path folder, String pluginVersion) {
        return new Overlay(folder, pluginVersion, new Disk());
    }

    /** The goals that staged edits for this distribution with this version of the plugin, in order; stages nothing. */
    public Set<String> goals(Distribution distribution) throws IOException {
        return found(distribution).map(OverlayManifest::goals).orElseGet(Set::of);
    }

    /**
     * Stages the edits of earlier goals if they are for this distribution and from this version of the plugin.
     *
     * @return the goals that staged them, in order; empty if nothing was staged
     */
    public Set<String> load(Distribution distribution) throws IOException {
        goals.clear();
        var found = found(distribution);
        if (found.isPresent()) {
            stage(distribution, found.get());
            goals.addAll(found.get().goals());
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(goals));
    }

    private Optional<OverlayManifest> found(Distribution distribution) throws IOException {
        if (!Files.isRegularFile(lock)) {
            return Optional.empty();
        }
        OverlayManifest found = OverlayManifest.parse(Files.readString(lock));
        boolean fits =
                found.pluginVersion().equals(pluginVersion) && found.identity().equals(distribution.identity());
        return fits ? Optional.of(found) : Optional.empty();
    }

    private void stage(Distribution distribution, OverlayManifest found) throws IOException {
        for (String path : storedPaths()) {
            byte[] content = Files.readAllBytes(files.resolve(path));
            if (found.privatePaths().contains(path)) {
                distribution.writePrivate(path, content, PrivateFiles.OWNER);
            } else if (found.groupPaths().contains(path)) {
                distribution.writePrivate(path, content, PrivateFiles.GROUP);
            } else {
                distribution.write(path, content);
            }
        }
        for (String path : found.runnablePaths()) {
            distribution.makeRunnable(path);
        }
        Files.readAllLines(deletions).forEach(distribution::delete);
    }

    /**
     * Stores all staged edits for later goals, replacing those stored before.
     *
     * @param goal the goal that staged the latest edits
     */
    public void store(Distribution distribution, String goal) throws IOException {
        goals.add(goal);
        discard();
        disk.createPrivateFolder(files);
        SortedSet<String> privatePaths = new TreeSet<>();
        SortedSet<String> groupPaths = new TreeSet<>();
        SortedSet<String> runnablePaths = new TreeSet<>();
        SortedSet<String> deleted = new TreeSet<>();
        for (Map.Entry<String, Edit> edit : distribution.staged().entrySet()) {
            if (edit.getValue() instanceof Edit.Write write) {
                int mode = write.mode().orElse(Mode.DEFAULT);
                disk.replace(files.resolve(edit.getKey()), write.content(), mode);
                if (mode == PrivateFiles.OWNER.mode()) {
                    privatePaths.add(edit.getKey());
                } else if (mode == PrivateFiles.GROUP.mode()) {
                    groupPaths.add(edit.getKey());
                } else if (mode == Mode.RUNNABLE) {
                    runnablePaths.add(edit.getKey());
                }
            } else {
                deleted.add(edit.getKey());
            }
        }
        disk.replace(deletions, lines(deleted), Mode.DEFAULT);
        String text = new OverlayManifest(
                        distribution.identity(), pluginVersion, goals, privatePaths, groupPaths, runnablePaths)
                .text();
        disk.replace(lock, text.getBytes(StandardCharsets.UTF_8), Mode.DEFAULT);
    }

    /** Deletes everything stored, the lock first. */
    public void discard() throws IOException {
        disk.delete(lock);
        disk.delete(deletions);
        disk.deleteTree(files);
    }

    private static byte[] lines(SortedSet<String> paths) {
        return paths.stream()
                .map(path -> path + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<String> storedPaths() throws IOException {
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> files.relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), "/"))
                    .toList();
        }
    }
}
