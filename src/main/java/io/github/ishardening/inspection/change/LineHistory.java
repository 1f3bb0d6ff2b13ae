package io.github.ishardening.inspection.change;

import io.github.ishardening.audit.ChangedLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whose doing the lines of a text are, which controls edit one after the other. */
final class LineHistory {

    /** Where a line stood as it was shipped, if it did. */
    private static final int NOWHERE = -1;

    private List<Line> lines;
    private final SortedMap<Integer, Set<String>> removed = new TreeMap<>();

    private record Line(String text, int shipped, Set<String> rules) {}

    /** That of a text as it was shipped. */
    LineHistory(ConfigurationText shipped) {
        lines = new ArrayList<>();
        for (String text : shipped.lines()) {
            lines.add(new Line(text, lines.size(), Set.of()));
        }
    }

    /** The text has become this by the doing of these rules; says whether it is another. */
    boolean become(ConfigurationText text, Set<String> rules) {
        if (text.lines().equals(texts())) {
            return false;
        }
        var now = new ArrayList<Line>();
        var before = lines.iterator();
        var heirs = new TreeSet<>(rules);
        for (var step : LineDiff.steps(texts(), text.lines())) {
            switch (step.kind()) {
                case KEPT -> {
                    now.add(before.next());
                    heirs = new TreeSet<>(rules);
                }
                case REMOVED -> heirs.addAll(remove(before.next(), rules));
                case ADDED -> now.add(new Line(text.lines().get(step.index()), NOWHERE, heirs));
            }
        }
        lines = now;
        return true;
    }

    /** What takes the place of a line that somebody had edited is of both. */
    private Set<String> remove(Line line, Set<String> rules) {
        if (line.shipped() != NOWHERE) {
            removed.put(line.shipped() + 1, rules);
        }
        return line.rules();
    }

    private List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    /** The rules that lines are of which came and went, by kind and number, counted from 1. */
    Set<String> rules(Kind kind, int number) {
        return switch (kind) {
            case ADDED -> lines.get(number - 1).rules();
            case REMOVED -> removed.getOrDefault(number, Set.of());
            case KEPT -> Set.of();
        };
    }

    /** How many lines there are. */
    int size() {
        return lines.size();
    }

    /** The numbers of the lines that went. */
    Set<Integer> removed() {
        return removed.keySet();
    }
}
