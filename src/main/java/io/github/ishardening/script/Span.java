package io.github.ishardening.script;

import java.util.ArrayList;
import java.util.List;

/** A piece of a script's text, from {@code start} up to, not including, {@code end}. */
record Span(int start, int end) {

    String in(String text) {
        return text.substring(start, end);
    }

    /** The line in which it begins, counted from 1. */
    int line(String text) {
        return 1
                + (int) text.chars()
                        .limit(start)
                        .filter(character -> character == '\n')
                        .count();
    }

    /** The text with this piece replaced. */
    String replaced(String text, String replacement) {
        return text.substring(0, start) + replacement + text.substring(end);
    }

    /** The lines of a text without their line ends. */
    static List<Span> lines(String text) {
        List<Span> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int next = feed < 0 ? text.length() : feed + 1;
            int end = feed < 0 ? text.length() : feed;
            if (end > start && text.charAt(end - 1) == '\r') {
                end--;
            }
            lines.add(new Span(start, end));
            start = next;
        }
        return lines;
    }
}
