package io.github.ishardening.distribution.zip;

import io.github.ishardening.problem.ProblemException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Finds the folder of a zip that contains the whole distribution. */
final class TopFolder {

    private static final String BIN = "bin/";
    private static final String CURE = "Include the top folder in the zip, such as wso2is-7.1.0.";

    private TopFolder() {}

    /** The only top folder, or the only one with a {@code bin}; otherwise a {@link ProblemException}. */
    static String of(String zip, List<ZipArchiveEntry> entries) {
        SortedSet<String> all = new TreeSet<>();
        SortedSet<String> withBin = new TreeSet<>();
        for (ZipArchiveEntry entry : entries) {
            String name = entry.getName();
            int slash = name.indexOf('/');
            if (slash > 0) {
                all.add(name.substring(0, slash));
                if (name.startsWith(BIN, slash + 1)) {
                    withBin.add(name.substring(0, slash));
                }
            }
        }
        SortedSet<String> candidates = withBin.isEmpty() ? all : withBin;
        if (candidates.isEmpty()) {
            throw new ProblemException(zip, "contains no folder.", CURE);
        }
        if (candidates.size() > 1) {
            throw new ProblemException(
                    zip,
                    "contains more than one top folder: "
                            + candidates.stream().limit(5).collect(Collectors.joining(", ")) + ".",
                    CURE);
        }
        return candidates.first();
    }
}
