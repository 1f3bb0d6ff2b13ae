package io.github.ishardening.script;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A script's text and what the variables in it get, each looked for once: some twenty rules ask for the same few. Safe for use
 * by several threads.
 */
record Variables(Shape shape, String text, Map<String, List<Span>> known) {

    Variables(Shape shape, String text) {
        this(shape, text, new ConcurrentHashMap<>());
    }

    /** The values that a variable gets, in the order of the text. */
    List<Span> values(String variable) {
        return known.computeIfAbsent(variable, absent -> shape.values(text, variable));
    }
}
