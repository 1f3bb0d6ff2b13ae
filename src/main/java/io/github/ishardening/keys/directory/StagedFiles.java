package io.github.ishardening.keys.directory;

import io.github.ishardening.file.Disk;
import io.github.ishardening.problem.IoFailure;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Replaces several files of a folder as one: after a crash at any point, {@link #recover} leaves all old or all new.
 *
 * <p>The new files are first written to the folder {@code .staged}. Renaming it to {@code .committed} makes them
 * effective; afterwards they are moved to their final locations, by the next process if necessary.
 */
record StagedFiles(Path folder, Disk disk) {

    private static final String STAGED = ".staged";
    private static final String COMMITTED = ".committed";

    /** The current location of a file, named relative to the folder, even if a commit is unfinished. */
    Path locate(String name) {
        Path committed = folder.resolve(COMMITTED).resolve(name);
        return Files.exists(committed) ? committed : folder.resolve(name);
    }

    /** Discards uncommitted files, and finishes an unfinished commit. */
    void recover() throws IOException {
        disk.deleteTree(folder.resolve(STAGED));
        if (Files.exists(folder.resolve(COMMITTED), LinkOption.NOFOLLOW_LINKS)) {
            install();
        }
    }

    /** Replaces these files, named relative to the folder with slashes. */
    void replace(Map<String, byte[]> files) throws IOException {
        Path staged = folder.resolve(STAGED);
        files.keySet().forEach(name -> requireNoLink(folder.resolve(name)));
        try {
            stage(staged, files);
        } catch (IOException e) {
            // Don't leave unused keys behind.
            discard(staged, e);
            throw e;
        }
        disk.move(staged, folder.resolve(COMMITTED));
        disk.sync(folder);
        install();
    }

    /** The folder's own path may contain links, but not paths below it: they could lead to somebody else's folder. */
    private void requireNoLink(Path file) {
        for (Path above = file.getParent(); !above.equals(folder); above = above.getParent()) {
            if (Files.isSymbolicLink(above)) {
                throw new ProblemException(
                        above.toString(), "is a symbolic link, which isn't followed.", "Put a folder in its place.");
            }
        }
    }

    private void stage(Path staged, Map<String, byte[]> files) throws IOException {
        var folders = new TreeSet<Path>(List.of(staged));
        disk.createPrivateFolder(staged);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = staged.resolve(file.getKey());
            disk.createPrivateFolder(target.getParent());
            IoFailure.named(folder.resolve(file.getKey()), () -> disk.write(target, file.getValue()));
            folders.add(target.getParent());
        }
        for (Path each : folders) {
            disk.sync(each);
        }
    }

    private void discard(Path staged, IOException reason) {
        try {
            disk.deleteTree(staged);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void install() throws IOException {
        Path committed = folder.resolve(COMMITTED);
        var folders = new TreeSet<Path>(List.of(folder));
        for (Path file : Disk.deepestFirst(committed)) {
            if (!file.equals(committed) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Path target = folder.resolve(committed.relativize(file).toString());
                requireNoLink(target);
                disk.createPrivateFolder(target.getParent());
                disk.move(file, target);
                folders.add(target.getParent());
            }
        }
        for (Path each : folders) {
            disk.sync(each);
        }
        disk.deleteTree(committed);
    }
}
