package io.github.ishardening.distribution;

import io.github.ishardening.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Remembers in a file what a build made of what, and what it warned of, so that a build of which neither has changed since
 * needs to do nothing but to warn again. Files are told by size and time, as make does.
 *
 * @param file where it is remembered
 */
public record UpToDateCheck(Path file) {

    /** The first line; a file that begins otherwise is of another version of the plugin. */
    private static final String FORMAT = "is-hardening last-build 2";

    private static final String SEPARATOR = "\t";
    private static final String MADE = "made" + SEPARATOR;
    private static final String WARNING = "warning" + SEPARATOR;
    private static final String ERROR = "error" + SEPARATOR;
    private static final int HEAD = 2;

    /**
     * What a build came to.
     *
     * @param made the files that it made, in their order
     * @param warnings what it told the user to look at
     */
    public record Result(List<Path> made, List<Warning> warnings) {

        /** Copies the lists. */
        public Result {
            made = List.copyOf(made);
            warnings = List.copyOf(warnings);
        }
    }

    /** What the last build came to, if it was of this and all of it is still there; empty if it has to be made anew. */
    public Optional<Result> of(String inputs) throws IOException {
        List<String> lines = AtomicFile.lines(file);
        if (lines.size() < HEAD || !lines.get(0).equals(FORMAT) || !lines.get(1).equals(inputs)) {
            return Optional.empty();
        }
        var made = new ArrayList<Path>();
        var warnings = new ArrayList<Warning>();
        for (String line : lines.subList(HEAD, lines.size())) {
            if (line.startsWith(WARNING) || line.startsWith(ERROR)) {
                warnings.add(new Warning(line.startsWith(ERROR), line.substring(line.indexOf(SEPARATOR) + 1)));
                continue;
            }
            Path each = file.resolveSibling(line.substring(line.lastIndexOf(SEPARATOR) + 1))
                    .normalize();
            if (!Files.isRegularFile(each) || !line(each).equals(line)) {
                return Optional.empty();
            }
            made.add(each);
        }
        return made.isEmpty() ? Optional.empty() : Optional.of(new Result(made, warnings));
    }

    /** Forgets it, before something is made anew. */
    public void forget() throws IOException {
        if (Files.exists(file)) {
            Files.delete(file);
        }
    }

    /** Remembers that these files were made of this, and what was to be looked at. */
    public void remember(String inputs, Collection<Path> made, Collection<Warning> warnings) throws IOException {
        var lines = new ArrayList<>(List.of(FORMAT, inputs));
        for (Path each : made) {
            lines.add(line(each));
        }
        warnings.forEach(warning -> lines.add((warning.isError() ? ERROR : WARNING) + warning.text()));
        AtomicFile.writePrivate(file, lines);
    }

    private String line(Path made) throws IOException {
        Path path = file.toAbsolutePath().getParent().relativize(made.toAbsolutePath());
        return MADE + Files.size(made) + SEPARATOR + Files.getLastModifiedTime(made) + SEPARATOR + path;
    }
}
