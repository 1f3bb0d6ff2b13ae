package io.github.ishardening.distribution;

import io.github.ishardening.file.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files of a folder with mode and content, to be compared as a whole. */
public final class Tree {

    private Tree() {}

    /** Mode and content of each file, by path. */
    public static SortedMap<String, String> of(Path folder) throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        for (Path file : files(folder)) {
            String mode = Integer.toOctalString(Mode.of(file).orElseThrow());
            tree.put(
                    folder.relativize(file).toString(),
                    mode + " " + Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return tree;
    }

    /** Copies a folder with all in it, modes included. */
    public static void copy(Path folder, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(folder.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** When each file was changed last. */
    static SortedMap<String, Object> times(Path folder) throws IOException {
        SortedMap<String, Object> times = new TreeMap<>();
        for (Path file : files(folder)) {
            times.put(
                    file.toString(),
                    List.of(Files.getAttribute(file, "unix:ctime"), Files.getAttribute(file, "unix:ino")));
        }
        return times;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }
}
