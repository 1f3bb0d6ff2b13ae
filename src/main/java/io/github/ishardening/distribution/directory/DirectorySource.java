package io.github.ishardening.distribution.directory;

import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.distribution.source.Source;
import io.github.ishardening.file.Digests;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.Mode;
import io.github.ishardening.file.Placement;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An unpacked distribution as it was before any edit: the directory, with the originals kept by an earlier run instead
 * of the files that it edited. Symbolic links to files inside are read, reading links that lead outside is refused,
 * links to folders aren't followed, and no link is written.
 */
public final class DirectorySource implements Source {

    private final Path root;
    private final Originals originals;
    private final List<Path> unfinished = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private SortedSet<String> paths;

    private DirectorySource(Path root, Originals originals) {
        this.root = root;
        this.originals = originals;
    }

    /** Opens a directory as it is, for reading only. */
    public static DirectorySource open(Path location) throws IOException {
        return new DirectorySource(location.toRealPath(), null);
    }

    /** Opens a directory as it was before the first save; the originals are in, or will be saved to, {@code folder}. */
    public static DirectorySource open(Path location, Path folder, Disk disk) throws IOException {
        Placement.requireOutputOutside(location, folder);
        Path root = location.toRealPath();
        return new DirectorySource(root, new Originals(folder, root, disk));
    }

    private SortedSet<String> list() throws IOException {
        SortedSet<String> listed = new TreeSet<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (!folder.equals(root)) {
                    folders.add(pathOf(folder));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Disk.isUnfinished(file)) {
                    unfinished.add(file);
                } else if (Files.isRegularFile(file)) {
                    listed.add(pathOf(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        lines().forEach((path, line) -> {
            if (line.isKept()) {
                listed.add(path);
            } else {
                listed.remove(path);
            }
        });
        return Collections.unmodifiableSortedSet(listed);
    }

    private SortedMap<String, Journal.Line> lines() {
        return originals == null ? Collections.emptySortedMap() : originals.lines();
    }

    private String pathOf(Path file) {
        Path relative = root.relativize(file);
        String path = relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
        DistributionPaths.fault(path).ifPresent(fault -> {
            throw new ProblemException(
                    label(),
                    "file \"" + DistributionPaths.printable(path) + "\" " + fault + ".",
                    "Rename or remove it.");
        });
        return path;
    }

    private Path file(String path) {
        return isKept(path) ? originals.copy(path) : onDisk(path);
    }

    private boolean isKept(String path) {
        return lines().containsKey(path) && lines().get(path).isKept();
    }

    /** The path of a file in the directory, whether it exists or not. */
    Path onDisk(String path) {
        return root.resolve(path);
    }

    /** The unfinished files of a killed run. */
    List<Path> unfinished() throws IOException {
        paths();
        return Collections.unmodifiableList(unfinished);
    }

    /** Whether it was opened with a folder for originals, and can be saved. */
    public boolean isEditable() {
        return originals != null;
    }

    /** Whether an earlier run edited it and its originals are available. */
    public boolean hasOriginals() {
        return isEditable() && originals.arePresent();
    }

    /** The originals; null if it isn't editable. */
    Originals originals() {
        return originals;
    }

    @Override
    public Path location() {
        return root;
    }

    @Override
    public String name() {
        return label();
    }

    @Override
    public synchronized SortedSet<String> paths() throws IOException {
        if (paths == null) {
            paths = list();
        }
        return paths;
    }

    @Override
    public Collection<String> folders() throws IOException {
        paths();
        return Collections.unmodifiableList(folders);
    }

    @Override
    public boolean exists(String path) {
        Journal.Line line = lines().get(path);
        return line != null
                ? line.isKept()
                : Files.isRegularFile(onDisk(path)) && obstacleAbove(path).isEmpty();
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(inside(path));
    }

    @Override
    public void copyTo(String path, Path target) throws IOException {
        Files.copy(inside(path), target);
    }

    private Path inside(String path) throws IOException {
        Path file = file(path);
        if (!isKept(path) && !file.toRealPath().startsWith(root)) {
            throw new ProblemException(
                    label(),
                    path + " is a symbolic link that points outside the distribution.",
                    "Put the file itself in its place.");
        }
        return file;
    }

    @Override
    public long size(String path) throws IOException {
        return Files.size(file(path));
    }

    @Override
    public OptionalInt mode(String path) throws IOException {
        return Mode.withSpecialBits(file(path));
    }

    @Override
    public Optional<String> obstacle(String path) {
        return obstacleAbove(path)
                .or(() -> Files.isSymbolicLink(onDisk(path)) ? Optional.of("is a symbolic link") : Optional.empty())
                .or(() -> Files.isDirectory(onDisk(path)) ? Optional.of("is a folder") : Optional.empty())
                .or(() -> Files.exists(onDisk(path)) && !Files.isRegularFile(onDisk(path))
                        ? Optional.of("is a device, a pipe or a socket")
                        : Optional.empty());
    }

    private Optional<String> obstacleAbove(String path) {
        return DistributionPaths.foldersAbove(path)
                .filter(folder -> Files.exists(onDisk(folder), LinkOption.NOFOLLOW_LINKS)
                        && !Files.isDirectory(onDisk(folder), LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .map(folder -> "lies under " + folder + ", which is a file or a symbolic link");
    }

    /** SHA-256 of the real path, of names and sizes, and of the contents of the configuration folder. */
    @Override
    public String identity() throws IOException {
        StringBuilder facts = new StringBuilder(root + "\n");
        for (String path : paths()) {
            facts.append(path).append(' ').append(size(path));
            if (path.startsWith("repository/conf/")) {
                facts.append(' ').append(Digests.sha256(read(path)));
            }
            facts.append('\n');
        }
        return Digests.sha256(facts.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
