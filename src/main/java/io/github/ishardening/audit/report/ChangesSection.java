package io.github.ishardening.audit.report;

import io.github.ishardening.audit.ChangedFile;
import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.distribution.source.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The differences from the stock distribution in the HTML report: files with changed lines, and files by control. */
record ChangesSection(List<ChangedFile> files, Markup html) {
    void write() {
        if (files.isEmpty()) {
            html.element("p", "empty", "Not available: only the run that hardens a distribution knows its changes.");
            return;
        }
        byControl();
        changes(Change.REPLACED, "Replaced");
        changes(Change.ADDED, "Added");
        changes(Change.DELETED, "Removed");
    }

    private void byControl() {
        var edited = edited();
        if (edited.isEmpty()) {
            return;
        }
        html.element("details", () -> {
            html.element("summary", edited.size() == 1 ? "By control: 1" : "By control: %s".formatted(edited.size()));
            new Table(html, List.of("Control", "Files"))
                    .writeRows(edited.entrySet().stream()
                            .map(entry -> new Table.Row(
                                    "",
                                    List.of(
                                            () -> new Prose(html).rule(entry.getKey()),
                                            () -> Excerpt.of(entry.getValue()).forEach(this::reference))))
                            .toList());
        });
    }

    /** The files by the id of the rule whose control edited them. */
    private SortedMap<String, List<ChangedFile>> edited() {
        var edited = new TreeMap<String, List<ChangedFile>>();
        for (ChangedFile file : files) {
            var rules = new TreeSet<>(file.rules());
            for (List<ChangedLine> hunk : file.hunks()) {
                for (ChangedLine line : hunk) {
                    rules.addAll(line.rules());
                }
            }
            for (String rule : rules) {
                edited.putIfAbsent(rule, new ArrayList<>());
                edited.get(rule).add(file);
            }
        }
        return edited;
    }

    private void reference(ChangedFile file) {
        html.element(
                        "a",
                        () -> html.attribute("href", "#" + anchor(file))
                                .attribute("class", "path")
                                .text(file.path()))
                .text(" ");
    }

    /** The file's number in the list, since its path may contain characters that an anchor can't. */
    private String anchor(ChangedFile file) {
        return "file-" + (files.indexOf(file) + 1);
    }

    private void changes(Change change, String title) {
        List<ChangedFile> changed = files.stream()
                .filter(file -> file.change() == change)
                .sorted(Comparator.comparing(ChangedFile::path))
                .toList();
        if (!changed.isEmpty()) {
            html.element("h3", "%s: %s".formatted(title, changed.size()));
            Excerpt.of(changed).forEach(this::file);
            Excerpt.more(changed).ifPresent(more -> html.element("p", "empty", more));
        }
    }

    private void file(ChangedFile file) {
        html.text("\n");
        if (file.hunks().isEmpty()) {
            html.element("div", () -> {
                html.attribute("class", "file");
                title(file);
                digests(file);
            });
            return;
        }
        html.element("details", () -> {
            html.attribute("class", "file").element("summary", () -> title(file));
            digests(file);
            html.element("table", () -> {
                html.attribute("class", "diff").element("caption", "Changed lines, secrets masked");
                columns();
                var lines = file.hunks().stream().flatMap(this::withGap).toList();
                Excerpt.of(lines).forEach(Runnable::run);
                Excerpt.more(lines).ifPresent(more -> gap(more));
            });
        });
    }

    private void title(ChangedFile file) {
        html.element("span", "path", file.path()).text(" ");
        count(file, ChangedLine.Kind.ADDED, "+");
        count(file, ChangedLine.Kind.REMOVED, "−");
    }

    private void count(ChangedFile file, ChangedLine.Kind kind, String sign) {
        int count = 0;
        for (List<ChangedLine> hunk : file.hunks()) {
            for (ChangedLine line : hunk) {
                count += line.kind() == kind ? 1 : 0;
            }
        }
        if (count > 0) {
            html.element("span", kind(kind), sign + count).text(" ");
        }
    }

    /** The anchor is inside the folded part, so that a link to it unfolds it. */
    private void digests(ChangedFile file) {
        html.element("p", () -> {
            html.attribute("class", "digests").attribute("id", anchor(file));
            file.rules().stream().sorted().forEach(rule -> {
                new Prose(html).rule(rule);
                html.text(" ");
            });
            file.before().ifPresent(digest -> digest("before", digest));
            file.after().ifPresent(digest -> digest("after", digest));
        });
    }

    private void digest(String when, String digest) {
        html.element(
                "span",
                () -> html.attribute("class", "digest")
                        .text("SHA-256 " + when + " ")
                        .element("code", digest));
    }

    private Stream<Runnable> withGap(List<ChangedLine> hunk) {
        return Stream.concat(hunk.stream().map(this::line), Stream.of(() -> gap("⋯")));
    }

    private void columns() {
        html.element(
                        "colgroup",
                        () -> List.of("number", "number", "sign", "text", "by")
                                .forEach(column -> html.empty("col", () -> html.attribute("class", column))))
                .element(
                        "thead",
                        () -> html.element("tr", () -> {
                            column("Before", 1);
                            column("After", 1);
                            column("Line", 2);
                            column("Control", 1);
                        }));
    }

    private void column(String title, int span) {
        html.element(
                "th",
                () -> html.attribute("scope", "col").attribute("colspan", span).text(title));
    }

    private Runnable line(ChangedLine line) {
        boolean isGone = line.kind() == ChangedLine.Kind.REMOVED;
        String number = Integer.toString(line.number());
        return () -> row(
                kind(line.kind()),
                isGone ? number : "",
                isGone ? "" : number,
                new DiffLine(line, html)::write,
                line.rules().stream().sorted().toList());
    }

    private void gap(String text) {
        row("gap", "", "", () -> html.text(text), List.of());
    }

    private static String kind(ChangedLine.Kind kind) {
        return switch (kind) {
            case ADDED -> "came";
            case REMOVED -> "went";
            case KEPT -> "kept";
        };
    }

    private void row(String kind, String before, String after, Runnable text, List<String> rules) {
        html.element("tr", () -> {
            html.attribute("class", kind);
            html.element("td", "number", before)
                    .element("td", "number", after)
                    .element("td", "sign", kind.equals("came") ? "+" : kind.equals("went") ? "−" : "")
                    .element("td", () -> {
                        html.attribute("class", "text");
                        text.run();
                    })
                    .element("td", () -> {
                        html.attribute("class", "by");
                        rules.forEach(rule -> {
                            new Prose(html).rule(rule);
                            html.text(" ");
                        });
                    });
        });
    }
}
