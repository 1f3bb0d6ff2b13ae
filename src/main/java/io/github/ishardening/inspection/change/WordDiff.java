package io.github.ishardening.inspection.change;

import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.audit.ChangedLine.Kind;
import io.github.ishardening.audit.ChangedLine.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the words in which lines differ from those that they replace; start scripts set dozens of options in one line. */
final class WordDiff {

    /** A word and the separators after it. */
    private static final Pattern WORD = Pattern.compile("([^\\s,;=]+)[\\s,;=]*+");

    /** The number of removed lines in a row that are compared with each added line. */
    private static final int MOST = 100;

    private WordDiff() {}

    /** The lines of a hunk with their differing parts. */
    static List<ChangedLine> mark(List<ChangedLine> hunk) {
        var marked = new ArrayList<>(hunk);
        var removed = new ArrayDeque<Removed>();
        for (int index = 0; index < marked.size(); index++) {
            var line = marked.get(index);
            switch (line.kind()) {
                case KEPT -> removed.clear();
                case REMOVED -> {
                    if (removed.size() < MOST) {
                        removed.add(new Removed(index, firstWord(line)));
                    }
                }
                case ADDED -> markReplaced(marked, removed, index);
            }
        }
        return marked;
    }

    /** A removed line that nothing has replaced yet. */
    private record Removed(int index, String firstWord) {}

    /** Marks an added line and the first removed line that begins with the same word; drops the removed lines up to it. */
    private static void markReplaced(List<ChangedLine> lines, Deque<Removed> removed, int added) {
        String word = firstWord(lines.get(added));
        var replaced = replaced(removed, word);
        if (replaced.isEmpty()) {
            return;
        }
        Removed line = replaced.get();
        while (!removed.remove().equals(line)) {
            // Nothing replaces the lines before it.
        }
        var before = words(lines.get(line.index()));
        var after = words(lines.get(added));
        var steps = LineDiff.steps(texts(before), texts(after));
        lines.set(line.index(), marked(lines.get(line.index()), before, indices(steps, Kind.REMOVED)));
        lines.set(added, marked(lines.get(added), after, indices(steps, Kind.ADDED)));
    }

    private static Optional<Removed> replaced(Deque<Removed> removed, String word) {
        for (Removed line : removed) {
            if (!word.isEmpty() && line.firstWord().equals(word)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static String firstWord(ChangedLine line) {
        var word = WORD.matcher(line.text());
        return word.find() ? word.group(1) : "";
    }

    private static ChangedLine marked(ChangedLine line, List<MatchResult> words, Set<Integer> differing) {
        var parts = new ArrayList<Part>();
        for (int index = 0; index < words.size(); index++) {
            if (differing.contains(index)) {
                int from = differing.contains(index - 1)
                        ? parts.remove(parts.size() - 1).from()
                        : words.get(index).start();
                parts.add(new Part(from, words.get(index).end(1)));
            }
        }
        return new ChangedLine(line.kind(), line.number(), line.text(), line.rules(), parts);
    }

    private static List<MatchResult> words(ChangedLine line) {
        return WORD.matcher(line.text()).results().toList();
    }

    private static List<String> texts(List<MatchResult> words) {
        var texts = new ArrayList<String>();
        for (MatchResult word : words) {
            texts.add(word.group(1));
        }
        return texts;
    }

    private static Set<Integer> indices(List<LineDiff.Step> steps, Kind kind) {
        var indices = new HashSet<Integer>();
        for (LineDiff.Step step : steps) {
            if (step.kind() == kind) {
                indices.add(step.index());
            }
        }
        return indices;
    }
}
