package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/** What whole builds took, and the table of it. */
final class SideBySide {

    private static final double MEGABYTE = 1 << 20;

    private final Map<Contestant, List<Measured>> rounds = new EnumMap<>(Contestant.class);
    private final TreeSet<Path> rewritten = new TreeSet<>();

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
        lines.add("| %s, %d MB | seconds | added to bare Maven | of the pipeline's | times `cp` | peak memory |"
                .formatted(bundle.folder(), bundle.megabytes()));
        lines.add("|---|---|---|---|---|---|");
        rounds.keySet().forEach(contestant -> lines.add(line(contestant)));
        lines.add("");
        lines.add("What the unchanged build wrote: %s.".formatted(rewritten.isEmpty() ? "nothing" : rewritten));
        return lines;
    }

    private String line(Contestant contestant) {
        double added = seconds(contestant) - (contestant == Contestant.COPY ? 0 : seconds(Contestant.BARE_MAVEN));
        String seconds = number("%.2f", seconds(contestant));
        String peak = peak(contestant).isPresent()
                ? number("%.0f MB", peak(contestant).getAsDouble() / MEGABYTE)
                : "";
        if (contestant == Contestant.BARE_MAVEN) {
            return row(contestant.title(), seconds, "", "", "", peak);
        }
        double pipeline = seconds(Contestant.PIPELINE) - seconds(Contestant.BARE_MAVEN);
        return row(
                contestant.title(),
                seconds,
                number("%.2f s", added),
                number("%.2f", added / pipeline),
                number("%.1f", added / seconds(Contestant.COPY)),
                peak);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private double seconds(Contestant contestant) {
        return median(rounds.get(contestant).stream().mapToDouble(Measured::seconds))
                .orElseThrow();
    }

    private OptionalDouble peak(Contestant contestant) {
        return median(rounds.get(contestant).stream()
                .filter(measured -> measured.peak().isPresent())
                .mapToDouble(measured -> measured.peak().getAsLong()));
    }

    private static OptionalDouble median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
