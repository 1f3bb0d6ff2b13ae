package io.github.ishardening.problem;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Thrown for problems that the user can fix: wrong or missing configuration, unusable input, a missing key or secret.
 * Contains all problems that were found, so that they can all be fixed together. Faults of the machine remain
 * {@link java.io.IOException}; bugs in this plugin remain other exceptions.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Reports several problems at once; {@code problems} must not be empty. If adjacent problems have the same cure,
     * the message states it only after the last one.
     */
    public ProblemException(List<Problem> problems) {
        super(IntStream.range(0, problems.size())
                .mapToObj(i -> isCuredByNext(problems, i) ? problems.get(i).withoutCure() : problems.get(i))
                .map(Problem::toString)
                .collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /**
     * Reports the problems, if any.
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
