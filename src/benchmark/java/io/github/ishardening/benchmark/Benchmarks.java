package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures whole builds side by side and, on request, growth. Prints the results in Markdown and writes them to
 * {@code target/benchmark.md} and, on request, to the site's page. Profile {@code benchmark} runs it in the project's
 * folder. Needs the programs {@code sh}, {@code cp} and {@code sync}.
 */
public final class Benchmarks {

    private static final Path WORK = Path.of("target", "benchmark").toAbsolutePath();
    private static final Path TABLES = Path.of("target", "benchmark.md");
    private static final Path SITE = Path.of("src", "site");

    private Benchmarks() {}

    /** Runs all benchmarks, as configured by the profile in system properties {@code benchmark.*}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.getInteger("benchmark.rounds");
        String plugin = System.getProperty("benchmark.plugin");
        var kernel = Bundle.kernel(System.getProperty("benchmark.kernel"));
        Folders.delete(WORK);
        Files.deleteIfExists(TABLES);
        var maven = Maven.of(
                Path.of(System.getProperty("benchmark.maven")),
                Path.of(System.getProperty("benchmark.repository")),
                Path.of(System.getProperty("benchmark.localRepository")),
                WORK);

        var table = new ArrayList<>(List.of(
                "%s, %.0f MB, on %d cores, Maven %s, Java %s; medians of %d rounds."
                        .formatted(
                                kernel.folder(),
                                kernel.megabytes(),
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("benchmark.mavenVersion"),
                                System.getProperty("java.version"),
                                rounds),
                ""));
        table.addAll(new SideBySideTable(new WholeBuilds(maven, kernel, plugin, WORK).sideBySide(rounds)).lines());
        show("table", table, Map.of());

        if (Boolean.getBoolean("benchmark.growth")) {
            var growth = new Growth(maven, kernel, plugin, WORK.resolve("growth"), rounds);
            growth.measure();
            show("growth", growth.lines(), growth.charts());
        }
        Folders.delete(WORK);
    }

    private static void show(String block, List<String> lines, Map<String, Chart> charts) throws IOException {
        boolean isForTheSite = Boolean.getBoolean("benchmark.rewrite");
        Path images = isForTheSite ? SITE.resolve("resources").resolve("images") : TABLES.resolveSibling("images");
        Files.createDirectories(images);
        var all = new ArrayList<>(lines);
        for (var chart : charts.entrySet()) {
            String file = chart.getKey() + ".svg";
            Files.writeString(images.resolve(file), chart.getValue().svg());
            all.addAll(List.of("", "![%s](images/%s)".formatted(chart.getValue().title(), file)));
        }
        if (isForTheSite) {
            new Page(SITE.resolve("markdown").resolve("speed.md")).fill(block, all);
        }
        Files.write(TABLES, all, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        all.forEach(System.out::println);
    }
}
