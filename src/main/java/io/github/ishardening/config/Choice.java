package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;

/** Checks parameters whose value is one of a few words. */
final class Choice {

    private Choice() {}

    /**
     * The one of {@code words}, all lower case, that equals {@code word}, ignoring case.
     *
     * @throws ProblemException if it is missing, or none of them
     */
    static String of(String where, String word, String... words) {
        if (word == null) {
            throw new ProblemException(
                    where, "is missing.", "It must be one of %s.".formatted(String.join(", ", words)));
        }
        return Arrays.stream(words)
                .filter(known -> known.equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        where, "must be one of %s, but is %s.".formatted(String.join(", ", words), word)));
    }

    /**
     * The enum constant whose name equals {@code word}, ignoring case.
     *
     * @throws ProblemException if it is missing, or none of them
     */
    static <E extends Enum<E>> E of(String where, String word, Class<E> choices) {
        var words = Arrays.stream(choices.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        return Enum.valueOf(choices, of(where, word, words).toUpperCase(Locale.ROOT));
    }
}
