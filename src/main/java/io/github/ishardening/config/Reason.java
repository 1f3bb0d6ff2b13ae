package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import java.util.Optional;

/** The reason why a risk is taken: whoever reads the report is to understand it, so a blank is none. */
final class Reason {

    private Reason() {}

    /**
     * The reason that a parameter gives; empty where it is left out.
     *
     * @throws ProblemException if it is blank
     */
    static Optional<String> of(String where, String text) {
        if (text != null && text.isBlank()) {
            throw new ProblemException(where, "is blank.", "Say in a sentence why the risk is taken, or leave it out.");
        }
        return Optional.ofNullable(text).map(String::strip);
    }
}
