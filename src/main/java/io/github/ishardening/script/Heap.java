package io.github.ishardening.script;

import io.github.ishardening.problem.ProblemException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A JVM's heap size, in the notation of its {@code -Xms} and {@code -Xmx} options: {@code 512m}.
 *
 * @param initial the value of {@code -Xms}
 * @param maximum the value of {@code -Xmx}
 */
public record Heap(String initial, String maximum) {

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,14})([kmgt]?)");

    /**
     * The heap size that a user requests, checked as the JVM does.
     *
     * @param where the parameter, for messages
     * @throws ProblemException if a value isn't a size, or the initial one exceeds the maximum, so that no JVM starts
     */
    public static Heap of(String where, String initial, String maximum) {
        if (bytes(where, initial).compareTo(bytes(where, maximum)) > 0) {
            throw new ProblemException(
                    where, "the initial heap size, " + initial + ", must not exceed the maximum, " + maximum + ".");
        }
        return new Heap(initial, maximum);
    }

    /**
     * Whether neither value is below the other heap's.
     *
     * @param where the script or parameter that this heap comes from, for messages
     * @throws ProblemException if a value isn't a size
     */
    public boolean isAtLeast(String where, Heap floor) {
        return bytes(where, initial).compareTo(bytes(where, floor.initial)) >= 0
                && bytes(where, maximum).compareTo(bytes(where, floor.maximum)) >= 0;
    }

    private static BigInteger bytes(String where, String size) {
        var matcher = SIZE.matcher(size.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new ProblemException(where, "must be a size such as 512m or 2g, but is " + size + ".");
        }
        int powerOf1024 = " kmgt".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2));
        return new BigInteger(matcher.group(1)).shiftLeft(10 * powerOf1024);
    }
}
