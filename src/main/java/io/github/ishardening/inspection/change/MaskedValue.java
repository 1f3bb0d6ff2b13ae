package io.github.ishardening.inspection.change;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is shown in place of a value that may be a secret. */
final class MaskedValue {

    /** The replacement for a secret. */
    static final String MASK = "•••";

    private static final Pattern REFERENCE = Pattern.compile(
            "[\\s\"',\\[\\]]*+(?:(?:\\$(?:\\w++\\{[^{}]*+}|\\{[\\w.]*+})[\\s\"',\\[\\]]*+)++|true|false)?[\\s\"',\\[\\]]*+(?:(?<=\\s)#.*)?");

    private MaskedValue() {}

    /** The value if it reveals nothing, otherwise the mask, quoted like the value. */
    static String of(String value) {
        if (REFERENCE.matcher(value).matches()) {
            return value;
        }
        String quote = value.startsWith("\"") ? "\"" : value.startsWith("'") ? "'" : "";
        return quote + MASK + quote;
    }

    /** Masks in a line the last group of each match that contains a secret. */
    static String in(String line, Pattern pattern, Predicate<MatchResult> isSecret) {
        var masked = new StringBuilder();
        int done = 0;
        int from = 0;
        var found = pattern.matcher(line);
        while (found.find(from)) {
            int value = found.groupCount();
            from = found.start(value);
            if (isSecret.test(found)) {
                masked.append(line, done, from).append(of(found.group(value)));
                from = found.end(value);
                done = from;
            }
        }
        return masked.append(line, done, line.length()).toString();
    }
}
