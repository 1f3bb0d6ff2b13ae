package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures whole builds side by side and single steps, prints tables in Markdown and writes them to
 * {@code target/benchmark.md}. Profile {@code benchmark} starts it in the folder of the project. Needs the programs
 * {@code cp} and {@code sync}.
 */
public final class Benchmarks {

    private static final Path WORK = Path.of("target", "benchmark").toAbsolutePath();
    private static final Path TABLES = Path.of("target", "benchmark.md");

    private Benchmarks() {}

    /** Runs all; the profile says how, in system properties {@code benchmark.*}. */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        int rounds = Integer.getInteger("benchmark.rounds");
        var lines = new ArrayList<String>();
        lines.add("On %d cores, Java %s, medians; rounds: %d."
                .formatted(Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"), rounds));
        Folders.delete(WORK);
        Path repository = Path.of(System.getProperty("benchmark.repository"));
        var maven = Maven.of(
                Path.of(System.getProperty("benchmark.maven")),
                repository,
                Path.of(System.getProperty("benchmark.localRepository")),
                WORK);
        for (Bundle bundle : bundles(repository)) {
            var builds = new WholeBuilds(maven, bundle, System.getProperty("benchmark.plugin"), WORK);
            lines.addAll(builds.sideBySide(rounds).lines(bundle));
        }
        lines.addAll(SingleSteps.lines(rounds));
        Files.write(TABLES, lines);
        lines.forEach(System.out::println);
    }

    private static List<Bundle> bundles(Path repository) throws IOException {
        var kernel = Bundle.kernel(System.getProperty("benchmark.kernel"));
        int megabytes = Integer.getInteger("benchmark.megabytes");
        return megabytes == 0 ? List.of(kernel) : List.of(kernel, kernel.filledUpTo(megabytes, repository));
    }
}
