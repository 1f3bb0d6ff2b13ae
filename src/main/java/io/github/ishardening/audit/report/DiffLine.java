package io.github.ishardening.audit.report;

import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.audit.ChangedLine.Kind;

/** What a changed line says in the HTML report: all of it that differs, and of a long one only the surroundings of that. */
record DiffLine(ChangedLine line, Markup html) {

    /** Longer lines wrap so often that nobody finds in them what differs. */
    private static final int LONG = 300;

    /** How much of what is alike shows where in a long line that is. */
    private static final int AROUND = 40;

    /** More than inspections show of a line: what differs isn't cut. */
    private static final int LONGEST = 10_000;

    void write() {
        String text = line.text();
        if (line.parts().isEmpty()) {
            if (line.kind() == Kind.KEPT) {
                html.text(text);
            } else {
                html.text(text, LONGEST);
            }
            return;
        }
        int done = 0;
        for (ChangedLine.Part part : line.parts()) {
            alike(done, part.from());
            html.element("mark", () -> html.text(text.substring(part.from(), part.until()), LONGEST));
            done = part.until();
        }
        alike(done, text.length());
    }

    /** What is between two parts that differ, or before the first, or behind the last. */
    private void alike(int from, int until) {
        String text = line.text();
        if (text.length() <= LONG || until - from <= 2 * AROUND) {
            html.text(text.substring(from, until));
            return;
        }
        if (from > 0) {
            html.text(text.substring(from, whole(from + AROUND)));
        }
        html.element("span", "cut", "…");
        if (until < text.length()) {
            html.text(text.substring(whole(until - AROUND), until));
        }
    }

    /** No character is cut in two. */
    private int whole(int index) {
        return Character.isLowSurrogate(line.text().charAt(index)) ? index - 1 : index;
    }
}
