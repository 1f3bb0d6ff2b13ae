package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import java.util.List;

/** A parameter that takes one of a few words. */
final class Choice {

    private Choice() {}

    /**
     * The word, if it is one of {@code words}.
     *
     * @throws ProblemException if it is none of them
     */
    static String of(String where, String word, String... words) {
        if (word == null || !List.of(words).contains(word)) {
            throw new ProblemException(where, "must be one of %s, was %s.".formatted(String.join(", ", words), word));
        }
        return word;
    }
}
