package io.github.ishardening.script;

import java.util.ArrayList;
import java.util.List;

/** A piece of a script's text, from {@code start} up to, not including, {@code end}. */
record Span(int start, int end) {

    String in(String text) {
        return text.substring(start, end);
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
