package io.github.ishardening.file;

/** Converts ascending positions in a text to line numbers, in a single pass. */
public final class LineCounter {

    private final String text;
    private int place;
    private int line = 1;

    public LineCounter(String text) {
        this.text = text;
    }

    /** The line, counted from 1, of a position that isn't before the previous one. */
    public int lineAt(int next) {
        line += (int) text.substring(place, next).chars().filter(c -> c == '\n').count();
        place = next;
        return line;
    }
}
