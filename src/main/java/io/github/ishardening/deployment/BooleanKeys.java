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
 * The keys that templates compare with a boolean by {@code is sameas}, which no text ever is: {@code enabled = "true"} then
 * counts as off. All other comparisons of Jinjava take {@code "true"} for {@code true}.
 */
final class BooleanKeys {

    private static final Pattern SAME = Pattern.compile("sameas[\\s(]++(true|false)\\b");
    /** What stands before that in its expression. */
    private static final Pattern COMPARED =
            Pattern.compile("(?<![\\w.])([A-Za-z_][\\w.]*+)\\s++is\\s++(?:not\\s++)?+$");
    /** What a template calls by a name of its own is no key. */
    private static final Pattern OWN_NAME =
            Pattern.compile("\\{%-?\\s*+(?:for|set)\\s++(\\w++)(?:\\s*+,\\s*+(\\w++))?");

    private final Map<String, Set<String>> expected = new HashMap<>();

    /** Takes in what a template compares. */
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

    /** Where an expression begins that is no longer than back to the one before. */
    private static int expression(String template, int before, int end) {
        int start = end;
        while (start > before && template.charAt(start - 1) != '{') {
            start--;
        }
        return start;
    }

    /** Whether a template waits for the boolean that this text only looks like. */
    boolean isMissedBy(String key, String text) {
        return expected.getOrDefault(key, Set.of()).stream().anyMatch(text::equalsIgnoreCase);
    }
}
