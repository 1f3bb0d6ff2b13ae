package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** What whole builds took, and the table of it. */
final class SideBySide {

    private static final double MEGABYTE = 1 << 20;

    private final Map<Contestant, List<Measured>> rounds = new EnumMap<>(Contestant.class);
    private final SortedSet<Path> rewritten = new TreeSet<>();

    /** Adds what one took in a round. */
    void add(Contestant contestant, Measured measured) {
        rounds.computeIfAbsent(contestant, key -> new ArrayList<>()).add(measured);
    }

    /** Remembers which files the unchanged build wrote. */
    void unchanged(Map<Path, FileTime> before, Map<Path, FileTime> after) {
        after.forEach((file, time) -> {
            if (!time.equals(before.get(file))) {
                rewritten.add(file.getFileName());
            }
        });
    }

    /** The table: what each adds to bare Maven, and that as a ratio to the pipeline and to {@code cp}. */
    List<String> lines(Bundle bundle) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(row(
                "%s, %d MB".formatted(bundle.folder(), bundle.megabytes()),
                "seconds",
                "added to bare Maven",
                "of the pipeline's",
                "times `cp`",
                "processor",
                "peak memory"));
        lines.add("|---|---|---|---|---|---|---|");
        rounds.keySet().forEach(contestant -> lines.add(line(contestant)));
        lines.add("");
        lines.add("What the unchanged build wrote: %s.".formatted(rewritten.isEmpty() ? "nothing" : rewritten));
        return lines;
    }

    private String line(Contestant contestant) {
        double seconds = seconds(contestant);
        double added = added(contestant);
        boolean isBare = contestant == Contestant.BARE_MAVEN;
        return row(
                contestant.title(),
                number("%.2f s", seconds),
                isBare ? "" : number("%.2f s", added),
                isBare ? "" : number("%.3f", added / added(Contestant.PIPELINE)),
                isBare ? "" : number("%.1f", added / seconds(Contestant.COPY)),
                consumed("%.2f s", contestant, Consumption::processorSeconds),
                consumed("%.0f MB", contestant, consumption -> consumption.peakMemory() / MEGABYTE));
    }

    private double added(Contestant contestant) {
        return contestant == Contestant.COPY
                ? seconds(contestant)
                : seconds(contestant) - seconds(Contestant.BARE_MAVEN);
    }

    private double seconds(Contestant contestant) {
        return Median.of(rounds.get(contestant).stream().map(Measured::seconds).toList());
    }

    private String consumed(String format, Contestant contestant, ToDoubleFunction<Consumption> figure) {
        List<Double> figures = rounds.get(contestant).stream()
                .map(Measured::consumption)
                .flatMap(Optional::stream)
                .map(figure::applyAsDouble)
                .toList();
        return figures.isEmpty() ? "" : number(format, Median.of(figures));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
