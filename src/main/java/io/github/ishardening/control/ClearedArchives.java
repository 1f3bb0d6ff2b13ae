package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.WholeFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Remembers in a file in which archives of a zip there is neither a store nor a certificate, by path, CRC-32 and size, so
 * that the next audit needs no look into them. What was found is never remembered, but looked at again.
 */
public final class ClearedArchives {

    private final Path file;
    private final String version;
    private final Set<String> before;
    private final Set<String> now = new TreeSet<>();

    private ClearedArchives(Path file, String version, Set<String> before) {
        this.file = file;
        this.version = version;
        this.before = before;
    }

    /**
     * What an earlier audit remembered in a file; nothing if there is none or it can't be understood.
     *
     * @param version of this plugin: another one may look for other things
     */
    public static ClearedArchives of(Path file, String version) throws IOException {
        List<String> lines = read(file);
        boolean isOurs = !lines.isEmpty() && lines.get(0).equals(version);
        return new ClearedArchives(file, version, isOurs ? new HashSet<>(lines.subList(1, lines.size())) : Set.of());
    }

    private static List<String> read(Path file) throws IOException {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (MalformedInputException e) {
            return List.of();
        }
    }

    /** Whether this archive needs no look. */
    boolean contains(Distribution distribution, String path) {
        var line = line(distribution, path).filter(before::contains);
        line.ifPresent(now::add);
        return line.isPresent();
    }

    /** Remembers that nothing was found in this archive, if it can be told when it changes. */
    void add(Distribution distribution, String path) {
        line(distribution, path).ifPresent(now::add);
    }

    private static Optional<String> line(Distribution distribution, String path) {
        return distribution.checksum(path).map(checksum -> checksum + " " + path);
    }

    /** Keeps what was remembered in this run, and forgets archives that are gone. */
    void save() throws IOException {
        if (now.equals(before)) {
            return;
        }
        var lines = new ArrayList<String>();
        lines.add(version);
        lines.addAll(now);
        WholeFile.writePrivate(file, lines);
    }
}
