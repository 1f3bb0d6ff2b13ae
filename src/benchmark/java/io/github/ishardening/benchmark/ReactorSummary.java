package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Maven says of the modules of a reactor when it is done.
 *
 * @param seconds of each module, in the order of the reactor; the project that lists them, of which none is a child, is last
 */
record ReactorSummary(List<Double> seconds) {

    private static final Pattern MODULE = Pattern.compile("(?m) \\.* SUCCESS \\[ *([0-9.]+) s]$");

    /** Reads it in the log of a build. */
    static ReactorSummary ofLog(Path log) throws IOException {
        return new ReactorSummary(MODULE.matcher(Files.readString(log))
                .results()
                .map(match -> Double.valueOf(match.group(1)))
                .toList());
    }

    /** What a module took, counted from 1. */
    Measured module(int number) {
        return new Measured(seconds.get(number - 1), Optional.empty());
    }
}
