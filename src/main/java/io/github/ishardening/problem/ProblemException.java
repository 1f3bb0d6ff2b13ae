package io.github.ishardening.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown for whatever the user can mend: wrong or missing configuration, unusable input, a missing key or secret.
 * Carries all problems that were found, so that they are mended in one round. Faults of the machine stay
 * {@link java.io.IOException}, our own bugs stay what they are.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Reports several problems at once; {@code problems} must not be empty. */
    public ProblemException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Reports one problem; see {@link Problem} for the three parts. */
    public ProblemException(String where, String what, String cure) {
        this(List.of(new Problem(where, what, cure)));
    }

    /** Reports one problem whose cure follows from its description. */
    public ProblemException(String where, String what) {
        this(where, what, "");
    }

    /** The problems, in the order in which they were found; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
