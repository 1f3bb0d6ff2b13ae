package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The measurements of whole builds, and their comparison. */
final class SideBySide {

    private final Map<Contestant, List<Measured>> rounds = new EnumMap<>(Contestant.class);
    private final Map<Contestant, Long> classes = new EnumMap<>(Contestant.class);
    private final SortedSet<Path> rewritten = new TreeSet<>();

    /** Measures a contestant in a round. */
    void measure(Contestant contestant, Command command) throws IOException, InterruptedException {
        add(contestant, command.measure());
    }

    /** Counts a contestant's classes. */
    void count(Contestant contestant, Command command) throws IOException, InterruptedException {
        command.classes().ifPresent(count -> classes.put(contestant, count));
    }

    /** Adds a contestant's measurement in a round. */
    void add(Contestant contestant, Measured measured) {
        rounds.computeIfAbsent(contestant, key -> new ArrayList<>()).add(measured);
    }

    /** Records the files that an unchanged build wrote. */
    void unchanged(Map<Path, FileTime> before, Map<Path, FileTime> after) {
        after.forEach((file, time) -> {
            if (!time.equals(before.get(file))) {
                rewritten.add(file.getFileName());
            }
        });
    }

    /** The files that unchanged builds wrote nevertheless. */
    SortedSet<Path> rewritten() {
        return rewritten;
    }

    /** Whether a contestant was measured. */
    boolean has(Contestant contestant) {
        return rounds.containsKey(contestant);
    }

    /** The median of a contestant's seconds from start to end. */
    double seconds(Contestant contestant) {
        return median(contestant, round -> measured(contestant, round).seconds());
    }

    /** The median of a contestant's seconds that are compared. */
    double added(Contestant contestant) {
        return median(contestant, round -> added(contestant, round));
    }

    /** The median of the rounds' ratios of a contestant's compared seconds to another's. */
    double ratio(Contestant contestant, Contestant to) {
        return median(contestant, round -> added(contestant, round) / added(to, round));
    }

    /** The median of a figure of a contestant's consumption; empty if unknown. */
    OptionalDouble consumed(Contestant contestant, ToDoubleFunction<Consumption> figure) {
        List<Double> figures = rounds.get(contestant).stream()
                .map(Measured::consumption)
                .flatMap(Optional::stream)
                .map(figure::applyAsDouble)
                .toList();
        return figures.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Median.of(figures));
    }

    /** The classes that a contestant loads; empty if it has no Maven JVM of its own. */
    OptionalLong classes(Contestant contestant) {
        return classes.containsKey(contestant) ? OptionalLong.of(classes.get(contestant)) : OptionalLong.empty();
    }

    private double added(Contestant contestant, int round) {
        double seconds = measured(contestant, round).seconds();
        return switch (contestant.counts()) {
            case WHOLE -> seconds;
            case BEYOND_MAVEN ->
                seconds - measured(Contestant.BARE_MAVEN, round).seconds();
        };
    }

    private Measured measured(Contestant contestant, int round) {
        return rounds.get(contestant).get(round);
    }

    private double median(Contestant contestant, IntToDoubleFunction figure) {
        return Median.of(IntStream.range(0, rounds.get(contestant).size())
                .mapToObj(figure::applyAsDouble)
                .toList());
    }
}
