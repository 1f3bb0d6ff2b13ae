package io.github.ishardening.inspection.change;

import io.github.ishardening.audit.ChangedLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Attributes the lines of a text to the rules whose controls edit it one after another. */
final class LineHistory {

    /** The shipped index of a line that wasn't shipped. */
    private static final int NOWHERE = -1;

    private List<Line> lines;
    private final SortedMap<Integer, Set<String>> removed = new TreeMap<>();

    private record Line(String text, int shipped, Set<String> rules) {}

    /** Starts with a text as it was shipped. */
    LineHistory(ConfigurationText shipped) {
        lines = new ArrayList<>();
        for (String text : shipped.lines()) {
            lines.add(new Line(text, lines.size(), Set.of()));
        }
    }

    /** Records that these rules changed the text to this one; returns whether it differs. */
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

    /** Records the removal of a line; returns its rules, to which its replacement is attributed as well. */
    private Set<String> remove(Line line, Set<String> rules) {
        if (line.shipped() != NOWHERE) {
            removed.put(line.shipped() + 1, rules);
        }
        return line.rules();
    }

    private List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    /** The rules that added or removed a line, by kind and number, counted from 1. */
    Set<String> rules(Kind kind, int number) {
        return switch (kind) {
            case ADDED -> lines.get(number - 1).rules();
            case REMOVED -> removed.getOrDefault(number, Set.of());
            case KEPT -> Set.of();
        };
    }

    int size() {
        return lines.size();
    }

    /** The numbers of the removed lines. */
    Set<Integer> removed() {
        return removed.keySet();
    }
}
