package io.github.ishardening.distribution;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Remembers in a file what a build made of what, so that a build of which neither has changed since needs to do nothing.
 * Files are told by size and time, as make does.
 */
public final class LastBuild {

    private static final String SEPARATOR = "\t";

    private final Path file;

    private LastBuild(Path file) {
        this.file = file;
    }

    /** What is remembered in this file. */
    public static LastBuild in(Path file) {
        return new LastBuild(file);
    }

    /** What the last build made, if that was of this and is all still there; empty if it has to be made anew. */
    public List<Path> made(String inputs) throws IOException {
        List<String> lines = read();
        if (lines.isEmpty() || !lines.get(0).equals(inputs)) {
            return List.of();
        }
        var made = new ArrayList<Path>();
        for (String line : lines.subList(1, lines.size())) {
            Path each = file.resolveSibling(line.substring(line.lastIndexOf(SEPARATOR) + 1))
                    .normalize();
            if (!Files.isRegularFile(each) || !line(each).equals(line)) {
                return List.of();
            }
            made.add(each);
        }
        return made;
    }

    /** Forgets it, before something is made anew. */
    public void forget() throws IOException {
        if (Files.exists(file)) {
            Files.delete(file);
        }
    }

    /** Remembers that these files were made of this. */
    public void remember(String inputs, Collection<Path> made) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(inputs);
        for (Path each : made) {
            lines.add(line(each));
        }
        WholeFile.writePrivate(file, lines);
    }

    private String line(Path made) throws IOException {
        return Files.size(made)
                + SEPARATOR
                + Files.getLastModifiedTime(made)
                + SEPARATOR
                + file.toAbsolutePath().getParent().relativize(made.toAbsolutePath());
    }

    private List<String> read() throws IOException {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (MalformedInputException e) {
            return List.of();
        }
    }
}
