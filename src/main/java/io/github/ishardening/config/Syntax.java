package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import java.util.regex.Pattern;

/** A parameter that takes texts of one form. */
final class Syntax {

    /** User names that neither XML nor templates take for something else. */
    static final Pattern USER = Pattern.compile("[A-Za-z0-9_.@/+*-]+");

    private Syntax() {}

    /**
     * The value.
     *
     * @param expected the form in words, for the message
     * @throws ProblemException if it is missing, or of another form
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
