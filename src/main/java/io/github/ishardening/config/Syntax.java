package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import java.util.regex.Pattern;

/** Checks parameters against a pattern. */
final class Syntax {

    /** User names without special characters in XML or templates. */
    static final Pattern USER = Pattern.compile("[A-Za-z0-9_.@/+*-]+");

    private Syntax() {}

    /**
     * Returns the value if it matches.
     *
     * @param expected the form in words, for the message
     * @throws ProblemException if it is missing or doesn't match
     */
    static String require(String where, String value, Pattern form, String expected) {
        if (value == null) {
            throw new ProblemException(where, "is missing.", "It must be %s.".formatted(expected));
        }
        if (!form.matcher(value).matches()) {
            throw new ProblemException(where, "must be %s, but is %s.".formatted(expected, value));
        }
        return value;
    }
}
