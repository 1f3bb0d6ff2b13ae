package io.github.ishardening.file;

/** Tells the lines of places in a text, one behind the other; reads the text once, however many there are. */
public final class LineCounter {

    private final String text;
    private int place;
    private int line = 1;

    public LineCounter(String text) {
        this.text = text;
    }

    /** The line, counted from 1, of a place at or behind the one asked for before. */
    public int lineAt(int next) {
        line += (int) text.substring(place, next).chars().filter(c -> c == '\n').count();
        place = next;
        return line;
    }
}
