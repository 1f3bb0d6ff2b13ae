package io.github.ishardening.problem;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Thrown for whatever the user can fix: wrong or missing configuration, unusable input, a missing key or secret.
 * Carries all problems that were found, so that they are fixed in one round. Faults of the machine stay
 * {@link java.io.IOException}, our own bugs stay what they are.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Reports several problems at once; {@code problems} must not be empty. Where neighbours have the same cure, the message
     * says it with the last of them.
     */
    public ProblemException(List<Problem> problems) {
        super(IntStream.range(0, problems.size())
                .mapToObj(i -> isCuredByNext(problems, i) ? problems.get(i).withoutCure() : problems.get(i))
                .map(Problem::toString)
                .collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /**
     * Reports what was found, if anything.
     *
     * @throws ProblemException if there are any problems
     */
    public static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static boolean isCuredByNext(List<Problem> problems, int i) {
        return i + 1 < problems.size()
                && problems.get(i + 1).cure().equals(problems.get(i).cure());
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
