package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A program to be measured from outside.
 *
 * @param words the program and its arguments
 * @param environment variables in addition to our own
 * @param log receives its output
 */
record Command(List<String> words, Map<String, String> environment, Path log) {

    private static final Path GNU_TIME = Path.of("/usr/bin/time");
    private static final double NANOSECONDS = 1e9;

    /** A program with our own environment. */
    Command(List<String> words, Path log) {
        this(words, Map.of(), log);
    }

    /**
     * Runs it after flushing earlier writes to disk, so that programs don't pay for each other's writes.
     *
     * @throws IllegalStateException if it fails
     */
    Measured measure() throws IOException, InterruptedException {
        new Command(List.of("sync"), log.resolveSibling("sync.log")).run();
        if (!hasGnuTime()) {
            return new Measured(run(), Optional.empty());
        }
        Path consumption = beside(".consumption");
        var timed = new ArrayList<>(
                List.of(GNU_TIME.toString(), "--format=" + Consumption.FORMAT, "--output=" + consumption));
        timed.addAll(words);
        double seconds = new Command(timed, environment, log).run();
        return new Measured(seconds, Optional.of(Consumption.parse(Files.readString(consumption))));
    }

    /**
     * Runs it and counts the classes that Maven's JVM loads, which slows it down; empty if it isn't Maven.
     *
     * @throws IllegalStateException if it fails
     */
    OptionalLong classes() throws IOException, InterruptedException {
        Path loaded = beside(".classes");
        Files.deleteIfExists(loaded);
        withJvm("-Xlog:class+load:file=%s:none".formatted(loaded)).run();
        if (!Files.exists(loaded)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(loaded)) {
            return OptionalLong.of(
                    lines.filter(line -> line.contains(" source: ")).count());
        }
    }

    /** The same command, with an option for Maven's JVM. */
    Command withJvm(String option) {
        var more = new HashMap<>(environment);
        more.put("MAVEN_OPTS", option);
        return new Command(words, more, log);
    }

    private Path beside(String ending) {
        return log.resolveSibling(log.getFileName() + ending);
    }

    /** On other systems than Linux, this is a different program. */
    private static boolean hasGnuTime() {
        return System.getProperty("os.name").equals("Linux") && Files.isExecutable(GNU_TIME);
    }

    private double run() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        int exit = builder.start().waitFor();
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        if (exit != 0) {
            throw new IllegalStateException(
                    "%s ended with %d:%n%s".formatted(String.join(" ", words), exit, Files.readString(log)));
        }
        return seconds;
    }
}
