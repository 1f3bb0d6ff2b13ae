package io.github.ishardening.distribution.directory;

import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The journal of changes to an unpacked distribution: a text file with the directory in its first line and one changed
 * file in each further one, {@code <original> <written>[,<written>] <path>}. Each state is a SHA-256, or {@code -} for
 * no file.
 *
 * @param directory the real path of the distribution
 * @param lines the records of changed files, by path
 */
record Journal(Path directory, SortedMap<String, Line> lines) {

    /** The state of a file that doesn't exist. */
    static final String ABSENT = "-";

    private static final String HEAD = "directory ";

    /**
     * The record of a changed file.
     *
     * @param original its original state
     * @param written the written states: one, or two if a save was interrupted
     */
    public record Line(String original, Set<String> written) {

        public Line {
            written = Set.copyOf(written);
        }

        /** Whether the file is part of the original distribution. */
        boolean isKept() {
            return !original.equals(ABSENT);
        }

        /** Whether a file in this state shows that the distribution has been edited. */
        boolean isEdited(String state) {
            return written.contains(state) && !state.equals(original);
        }

        /** Whether a file in this state was changed by something other than this plugin. */
        boolean isForeign(String state) {
            return !written.contains(state) && !state.equals(original);
        }
    }

    Journal {
        lines = new TreeMap<>(lines);
    }

    /** Reads the journal in a file; without lines if it doesn't exist. */
    static Journal read(Path file, Path directory) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new Journal(directory, new TreeMap<>());
        }
        List<String> text = Files.readString(file).lines().toList();
        if (text.isEmpty() || !text.get(0).startsWith(HEAD)) {
            throw broken(file);
        }
        String recorded = text.get(0).substring(HEAD.length());
        if (!recorded.equals(directory.toString())) {
            throw new ProblemException(
                    file.toString(),
                    "belongs to " + recorded + ", not to " + directory + ".",
                    "Use a separate output directory for each distribution, or unpack both again and delete "
                            + file.getParent() + ".");
        }
        SortedMap<String, Line> lines = new TreeMap<>();
        for (String line : text.subList(1, text.size())) {
            String[] fields = line.split(" ", 3);
            if (fields.length < 3 || DistributionPaths.fault(fields[2]).isPresent()) {
                throw broken(file);
            }
            lines.put(fields[2], new Line(fields[0], Set.of(fields[1].split(","))));
        }
        return new Journal(directory, lines);
    }

    private static ProblemException broken(Path file) {
        return new ProblemException(
                file.toString(),
                "was not written by this plugin.",
                "Unpack the distribution again and delete " + file.getParent() + ".");
    }

    /** The content of the file. */
    byte[] bytes() {
        String text = lines.entrySet().stream()
                .map(line -> line.getValue().original() + " "
                        + String.join(",", new TreeSet<>(line.getValue().written())) + " " + line.getKey() + "\n")
                .collect(Collectors.joining("", HEAD + directory + "\n", ""));
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
