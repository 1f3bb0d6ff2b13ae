package io.github.ishardening.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The measurements of whole builds as a Markdown table. */
final class SideBySideTable {

    private static final double MEGABYTE = 1e6;

    private final SideBySide results;

    SideBySideTable(SideBySide results) {
        this.results = results;
    }

    /** A row for each measured contestant, and a sentence on the files that unchanged builds wrote. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(row(
                "build",
                "seconds",
                "net seconds",
                "ratio to pipeline",
                "ratio when the targets were set",
                "target",
                "ratio to script",
                "CPU seconds",
                "peak memory",
                "classes"));
        lines.add("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        Stream.of(Contestant.values()).filter(results::has).map(this::line).forEach(lines::add);
        lines.add("");
        lines.add("The unchanged builds wrote %s."
                .formatted(results.rewritten().isEmpty() ? "nothing" : results.rewritten()));
        return lines;
    }

    private String line(Contestant contestant) {
        return row(
                contestant.title(),
                number("%.2f", results.seconds(contestant)),
                number("%.2f", results.added(contestant)),
                ratio(contestant, Contestant.PIPELINE),
                contestant.aim().map(Contestant.Aim::before).orElse(""),
                contestant.aim().map(aim -> judgement(contestant, aim)).orElse(""),
                ratio(contestant, Contestant.SCRIPT),
                number("%.1f", results.consumed(contestant, Consumption::processorSeconds)),
                number("%.0f MB", results.consumed(contestant, consumed -> consumed.peakMemory() / MEGABYTE)),
                count(results.classes(contestant)));
    }

    private String judgement(Contestant contestant, Contestant.Aim aim) {
        boolean isMet = results.ratio(contestant, Contestant.PIPELINE) <= aim.most();
        return number("%.2f: ", aim.most()) + (isMet ? "met" : "missed");
    }

    private String ratio(Contestant contestant, Contestant to) {
        return contestant != Contestant.BARE_MAVEN && results.has(to)
                ? number("%.2f", results.ratio(contestant, to))
                : "";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String number(String format, OptionalDouble number) {
        return number.isPresent() ? number(format, number.getAsDouble()) : "";
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? String.format(Locale.ROOT, "%,d", count.getAsLong()) : "";
    }
}
