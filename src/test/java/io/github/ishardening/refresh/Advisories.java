package io.github.ishardening.refresh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file of advisories. No row that it has changes, since some were corrected by hand; where rows name several levels the
 * plugin takes the highest.
 *
 * @param head its comments and the names of its columns
 * @param rows what follows
 */
record Advisories(List<String> head, List<AdvisoryRow> rows) {

    private static final Pattern DAY = Pattern.compile("as of (\\d{4}-\\d{2}-\\d{2})");

    static Advisories parse(List<String> lines) {
        int columns =
                (int) lines.stream().takeWhile(line -> line.startsWith("#")).count() + 1;
        return new Advisories(
                lines.subList(0, columns),
                lines.subList(columns, lines.size()).stream()
                        .map(AdvisoryRow::parse)
                        .toList());
    }

    /** The day of which it is, such as 2026-07-01. */
    String day() {
        return DAY.matcher(head.get(0)).results().findFirst().orElseThrow().group(1);
    }

    /** With those of these rows that say something new, as of this day. */
    Advisories with(List<AdvisoryRow> gathered, String day) {
        var known = rows.stream().map(AdvisoryRow::about).collect(Collectors.toSet());
        var all = new TreeSet<>(Comparator.comparing(AdvisoryRow::toString));
        all.addAll(rows);
        gathered.stream()
                .filter(row -> row.namesLevel() || !known.contains(row.about()))
                .forEach(all::add);
        var newHead = new ArrayList<>(head);
        newHead.set(0, DAY.matcher(head.get(0)).replaceFirst("as of " + day));
        return new Advisories(newHead, List.copyOf(all));
    }

    List<String> lines() {
        var lines = new ArrayList<>(head);
        rows.forEach(row -> lines.add(row.toString()));
        return lines;
    }
}
