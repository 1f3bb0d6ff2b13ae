package io.github.ishardening.inspection.change;

import io.github.ishardening.audit.ChangedLine.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the lines by which two texts differ, with their longest common subsequence. If that would take long, everything
 * between their common beginning and end counts as different.
 */
final class LineDiff {

    /** The product of the numbers of lines: a table of 16 MiB, computed in milliseconds. */
    private static final long LARGEST_TABLE = 4L << 20;

    /** The number of unchanged lines shown around differences. */
    private static final int AROUND = 2;

    private final List<String> before;
    private final List<String> after;
    private final List<Step> steps = new ArrayList<>();

    /**
     * A line.
     *
     * @param kind whether it was kept, added or removed
     * @param index its index in the text before if removed, otherwise in the text after
     */
    record Step(Kind kind, int index) {}

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        int start = 0;
        int most = Math.min(before.size(), after.size());
        while (start < most && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        keep(0, start);
        middle(start, before.size() - end, after.size() - end);
        keep(after.size() - end, after.size());
    }

    /** All lines of both texts, in order. */
    static List<Step> steps(List<String> before, List<String> after) {
        return List.copyOf(new LineDiff(before, after).steps);
    }

    /** Runs of differing lines in order, each with the lines around it; removed lines come first. */
    static List<List<Step>> hunks(List<String> before, List<String> after) {
        return new LineDiff(before, after).hunks();
    }

    private List<List<Step>> hunks() {
        var hunks = new ArrayList<List<Step>>();
        int from = -1;
        int until = -1;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).kind() != Kind.KEPT) {
                if (from >= 0 && i - AROUND > until) {
                    hunks.add(List.copyOf(steps.subList(from, until)));
                    from = -1;
                }
                from = from < 0 ? Math.max(0, i - AROUND) : from;
                until = Math.min(steps.size(), i + AROUND + 1);
            }
        }
        if (from >= 0) {
            hunks.add(List.copyOf(steps.subList(from, until)));
        }
        return hunks;
    }

    private void keep(int from, int until) {
        for (int i = from; i < until; i++) {
            steps.add(new Step(Kind.KEPT, i));
        }
    }

    private void middle(int start, int beforeEnd, int afterEnd) {
        int rows = beforeEnd - start;
        int columns = afterEnd - start;
        if ((long) rows * columns > LARGEST_TABLE) {
            remove(start, beforeEnd);
            add(start, afterEnd);
            return;
        }
        int[][] common = new int[rows + 1][columns + 1];
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = columns - 1; column >= 0; column--) {
                common[row][column] = before.get(start + row).equals(after.get(start + column))
                        ? common[row + 1][column + 1] + 1
                        : Math.max(common[row + 1][column], common[row][column + 1]);
            }
        }
        walk(common, start);
    }

    private void walk(int[][] common, int start) {
        int rows = common.length - 1;
        int columns = common[0].length - 1;
        int row = 0;
        int column = 0;
        while (row < rows && column < columns) {
            if (before.get(start + row).equals(after.get(start + column))) {
                steps.add(new Step(Kind.KEPT, start + column));
                row++;
                column++;
            } else if (common[row + 1][column] >= common[row][column + 1]) {
                remove(start + row, start + ++row);
            } else {
                add(start + column, start + ++column);
            }
        }
        remove(start + row, start + rows);
        add(start + column, start + columns);
    }

    private void remove(int from, int until) {
        for (int i = from; i < until; i++) {
            steps.add(new Step(Kind.REMOVED, i));
        }
    }

    private void add(int from, int until) {
        for (int i = from; i < until; i++) {
            steps.add(new Step(Kind.ADDED, i));
        }
    }
}
