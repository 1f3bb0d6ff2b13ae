package io.github.ishardening.deployment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that templates compare with a boolean via {@code is sameas}, which is never true for a string:
 * {@code enabled = "true"} then counts as off. All other comparisons in Jinjava treat {@code "true"} as {@code true}.
 */
final class BooleanKeys {

    private static final Pattern SAME = Pattern.compile("sameas[\\s(]++(true|false)\\b");
    /** The compared key, immediately before {@link #SAME} in an expression. */
    private static final Pattern COMPARED =
            Pattern.compile("(?<![\\w.])([A-Za-z_][\\w.]*+)\\s++is\\s++(?:not\\s++)?+$");
    /** The template's own variables, which aren't keys. */
    private static final Pattern OWN_NAME =
            Pattern.compile("\\{%-?\\s*+(?:for|set)\\s++(\\w++)(?:\\s*+,\\s*+(\\w++))?");

    private final Map<String, Set<String>> expected = new HashMap<>();

    /** Adds the keys that a template compares. */
    void add(String template) {
        var same = SAME.matcher(template);
        if (!same.find()) {
            return;
        }
        int before = 0;
        Set<String> own = OWN_NAME.matcher(template)
                .results()
                .flatMap(match -> Stream.of(match.group(1), Objects.requireNonNullElse(match.group(2), "")))
                .collect(Collectors.toSet());
        do {
            var compared = COMPARED.matcher(template).region(expression(template, before, same.start()), same.start());
            if (compared.find() && !own.contains(compared.group(1).split("\\.", 2)[0])) {
                expected.computeIfAbsent(compared.group(1), none -> new HashSet<>())
                        .add(same.group(1));
            }
            before = same.end();
        } while (same.find());
    }

    /**
     * The start of the expression that contains {@code end}, but not before {@code before}, the end of the last match.
     */
    private static int expression(String template, int before, int end) {
        int start = end;
        while (start > before && template.charAt(start - 1) != '{') {
            start--;
        }
        return start;
    }

    /** Whether a template compares the key with the boolean that this text only looks like. */
    boolean isMissedBy(String key, String text) {
        return expected.getOrDefault(key, Set.of()).stream().anyMatch(text::equalsIgnoreCase);
    }
}
