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
 * Records a build's inputs, outputs and warnings, so that a later build with unchanged inputs and outputs only repeats
 * the warnings. It compares files by size and modification time, not by content.
 *
 * @param notes the storage of the records
 */
public record UpToDateCheck(Notes notes) {

    private static final String SEPARATOR = "\t";
    private static final String MADE = "made" + SEPARATOR;
    private static final String WARNING = "warning" + SEPARATOR;
    private static final String ERROR = "error" + SEPARATOR;

    /**
     * The result of a build.
     *
     * @param made the files that it created, in order
     * @param warnings the warnings that it showed to the user
     */
    public record Result(List<Path> made, List<Warning> warnings) {

        public Result {
            made = List.copyOf(made);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The result of the last build, if it had the same inputs and its files are unchanged; otherwise empty, so that
     * everything must be re-created.
     *
     * @param inputs a digest of all inputs, including this plugin
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

    /** Deletes the record, before something is re-created. */
    public void forget() throws IOException {
        notes.forget();
    }

    /** Records that these files were created from these inputs, and with which warnings. */
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
