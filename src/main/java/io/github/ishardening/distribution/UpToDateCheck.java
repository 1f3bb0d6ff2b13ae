package io.github.ishardening.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.memory.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Remembers what a build made of what, and what it warned of, so that a build of which neither has changed since needs to do
 * nothing but to warn again. Files are told by size and time, as make does.
 *
 * @param notes where it is remembered
 */
public record UpToDateCheck(Notes notes) {

    private static final String SEPARATOR = "\t";
    private static final String MADE = "made" + SEPARATOR;
    private static final String WARNING = "warning" + SEPARATOR;
    private static final String ERROR = "error" + SEPARATOR;

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

    /**
     * What the last build came to, if it was of this and all of it is still there; empty if it has to be re-created.
     *
     * @param inputs a digest of all that it is made of, this plugin among it
     */
    public Optional<Result> of(String inputs) throws IOException {
        Optional<List<byte[]>> lines = notes.read(inputs);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var made = new ArrayList<Path>();
        var warnings = new ArrayList<Warning>();
        for (byte[] each : lines.get()) {
            String line = new String(each, UTF_8);
            if (line.startsWith(WARNING) || line.startsWith(ERROR)) {
                warnings.add(new Warning(line.startsWith(ERROR), line.substring(line.indexOf(SEPARATOR) + 1)));
                continue;
            }
            Path file = notes.folder()
                    .resolve(line.substring(line.lastIndexOf(SEPARATOR) + 1))
                    .normalize();
            if (!Files.isRegularFile(file) || !line(file).equals(line)) {
                return Optional.empty();
            }
            made.add(file);
        }
        return made.isEmpty() ? Optional.empty() : Optional.of(new Result(made, warnings));
    }

    /** Forgets it, before something is re-created. */
    public void forget() throws IOException {
        notes.forget();
    }

    /** Remembers that these files were made of this, and what was to be looked at. */
    public void remember(String inputs, Collection<Path> made, Collection<Warning> warnings) throws IOException {
        var lines = new ArrayList<byte[]>();
        for (Path each : made) {
            lines.add(line(each).getBytes(UTF_8));
        }
        warnings.forEach(
                warning -> lines.add(((warning.isError() ? ERROR : WARNING) + warning.text()).getBytes(UTF_8)));
        notes.write(inputs, lines);
    }

    private String line(Path made) throws IOException {
        Path path = notes.folder().toAbsolutePath().relativize(made.toAbsolutePath());
        return MADE + Files.size(made) + SEPARATOR + Files.getLastModifiedTime(made) + SEPARATOR + path;
    }
}
