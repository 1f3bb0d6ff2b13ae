package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Maven's summary of the modules in a reactor.
 *
 * @param seconds of each module in reactor order, and last of the aggregator, which isn't their parent
 */
record ReactorSummary(List<Double> seconds) {

    private static final Pattern MODULE = Pattern.compile("(?m) \\.* SUCCESS \\[ *([0-9.]+) s]$");

    /** Reads the summary from a build's log. */
    static ReactorSummary ofLog(Path log) throws IOException {
        return new ReactorSummary(MODULE.matcher(Files.readString(log))
                .results()
                .map(match -> Double.valueOf(match.group(1)))
                .toList());
    }

    /** The time of a module, counted from 1. */
    Measured module(int number) {
        return new Measured(seconds.get(number - 1), Optional.empty());
    }
}
