package io.github.ishardening.audit.report;

import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.audit.ChangedLine.Kind;

/** The text of a changed line in the HTML report: every difference and, in a long line, only the text around each. */
record DiffLine(ChangedLine line, Markup html) {

    /** In longer lines, differences are hard to find. */
    private static final int LONG = 300;

    /** How many equal characters to show on each side of a difference in a long line. */
    private static final int AROUND = 40;

    /** Longer than any line that an inspection shows, so that no difference is cut. */
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

    /** The text between two differences, before the first or after the last one. */
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

    /** An index that doesn't split a character. */
    private int whole(int index) {
        return Character.isLowSurrogate(line.text().charAt(index)) ? index - 1 : index;
    }
}
