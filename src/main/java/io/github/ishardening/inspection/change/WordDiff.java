package io.github.ishardening.inspection.change;

import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.audit.ChangedLine.Kind;
import io.github.ishardening.audit.ChangedLine.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the words in which lines differ from those that they replace; start scripts set dozens of options in one line. */
final class WordDiff {

    /** A word and the separators after it. */
    private static final Pattern WORD = Pattern.compile("([^\\s,;]+)[\\s,;]*+");

    private WordDiff() {}

    /** The lines of a hunk with their differing parts. */
    static List<ChangedLine> mark(List<ChangedLine> hunk) {
        var marked = new ArrayList<>(hunk);
        int went = 0;
        for (int came = 0; came < marked.size(); came++) {
            switch (marked.get(came).kind()) {
                case KEPT -> went = came + 1;
                case ADDED -> went = replaced(marked, went, came);
                case REMOVED -> {
                    // Marked together with the line that replaces it.
                }
            }
        }
        return marked;
    }

    /** Marks an added line and the first removed line that begins with the same word; returns where to search next. */
    private static int replaced(List<ChangedLine> lines, int from, int came) {
        var after = words(lines.get(came));
        for (int went = from; went < came; went++) {
            if (lines.get(went).kind() == Kind.REMOVED) {
                var before = words(lines.get(went));
                if (isSame(before, after)) {
                    var steps = LineDiff.steps(texts(before), texts(after));
                    lines.set(went, marked(lines.get(went), before, indices(steps, Kind.REMOVED)));
                    lines.set(came, marked(lines.get(came), after, indices(steps, Kind.ADDED)));
                    return went + 1;
                }
            }
        }
        return from;
    }

    private static boolean isSame(List<MatchResult> before, List<MatchResult> after) {
        return !before.isEmpty()
                && !after.isEmpty()
                && before.get(0).group(1).equals(after.get(0).group(1));
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
        return words.stream().map(word -> word.group(1)).toList();
    }

    private static Set<Integer> indices(List<LineDiff.Step> steps, Kind kind) {
        return steps.stream()
                .filter(step -> step.kind() == kind)
                .map(LineDiff.Step::index)
                .collect(Collectors.toSet());
    }
}
