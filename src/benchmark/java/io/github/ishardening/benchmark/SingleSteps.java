package io.github.ishardening.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The benchmarks of single steps, run by JMH, and the table of them. */
final class SingleSteps {

    private static final int MEDIAN = 50;

    private SingleSteps() {}

    /** Runs them; the table has a line each, and what rewriting a zip takes in terms of a copy. */
    static List<String> lines(int rounds) throws RunnerException {
        var options = new OptionsBuilder()
                .include("io\\.github\\.ishardening\\..*Benchmark\\.")
                .forks(1)
                .warmupIterations(rounds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(2 * rounds)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .build();
        var results = new Runner(options).run();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("| step | median | least | most |");
        lines.add("|---|---|---|---|");
        results.forEach(result -> lines.add(line(result)));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "Rewriting a zip takes %.1f times `Files.copy`, and %.1f times a copy that reaches the disk as ours does.",
                median(results, "rewrite") / median(results, "copy"),
                median(results, "rewrite") / median(results, "copyToTheDisk")));
        return lines;
    }

    private static String line(RunResult result) {
        var statistics = result.getPrimaryResult().getStatistics();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f ms | %.2f | %.2f |",
                title(result),
                statistics.getPercentile(MEDIAN),
                statistics.getMin(),
                statistics.getMax());
    }

    private static double median(Collection<RunResult> results, String method) {
        return results.stream()
                .filter(result -> method(result).equals(method))
                .mapToDouble(result -> result.getPrimaryResult().getStatistics().getPercentile(MEDIAN))
                .findFirst()
                .orElseThrow();
    }

    private static String title(RunResult result) {
        var parameters = result.getParams();
        String words = method(result).replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return parameters.getParamsKeys().stream()
                .map(key -> ", %s: %s".formatted(key, parameters.getParam(key)))
                .collect(Collectors.joining("", words, ""));
    }

    private static String method(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
