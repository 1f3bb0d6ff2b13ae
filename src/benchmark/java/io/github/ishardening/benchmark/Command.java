package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that is measured from outside.
 *
 * @param words the program and its arguments
 * @param log takes what it says
 */
record Command(List<String> words, Path log) {

    private static final Path GNU_TIME = Path.of("/usr/bin/time");
    private static final double NANOSECONDS = 1e9;

    /**
     * Runs it, after all that was written before has reached the disk: nobody pays for the writes of another.
     *
     * @throws IllegalStateException if it fails
     */
    Measured measure() throws IOException, InterruptedException {
        new Command(List.of("sync"), log).run();
        if (!hasGnuTime()) {
            return new Measured(run(), Optional.empty());
        }
        Path consumption = log.resolveSibling(log.getFileName() + ".consumption");
        var timed = new ArrayList<>(
                List.of(GNU_TIME.toString(), "--format=" + Consumption.FORMAT, "--output=" + consumption));
        timed.addAll(words);
        double seconds = new Command(timed, log).run();
        return new Measured(seconds, Optional.of(Consumption.parse(Files.readString(consumption))));
    }

    /** Elsewhere than on Linux there is another program of this name. */
    private static boolean hasGnuTime() {
        return System.getProperty("os.name").equals("Linux") && Files.isExecutable(GNU_TIME);
    }

    private double run() throws IOException, InterruptedException {
        long start = System.nanoTime();
        int exit = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        if (exit != 0) {
            throw new IllegalStateException(
                    "%s ended with %d:%n%s".formatted(String.join(" ", words), exit, Files.readString(log)));
        }
        return seconds;
    }
}
