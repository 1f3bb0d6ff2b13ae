package io.github.ishardening.script;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A script's text and the values of its variables, each searched for once, because some twenty rules need the same few.
 * Safe for use by several threads.
 */
record Variables(Shape shape, String text, Map<String, List<Span>> known) {

    Variables(Shape shape, String text) {
        this(shape, text, new ConcurrentHashMap<>());
    }

    /** The values assigned to a variable, in the order of the text. */
    List<Span> values(String variable) {
        return known.computeIfAbsent(variable, absent -> shape.values(text, variable));
    }
}
