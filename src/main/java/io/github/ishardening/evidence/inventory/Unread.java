package io.github.ishardening.evidence.inventory;

import io.github.ishardening.inspection.Failure;
import io.github.ishardening.problem.IoSupplier;
import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what couldn't be read of a server, each problem once. */
final class Unread {

    private final Set<Problem> problems = new LinkedHashSet<>();

    /** The results of a look; none, with the problem kept, if the content has it fail. */
    <T> List<T> orNone(String where, IoSupplier<List<T>> look) {
        return Failure.tamed(look, failure -> {
            problems.addAll(failure.problems(where));
            return List.of();
        });
    }

    /** Keeps what isn't in the results. */
    void add(Problem problem) {
        problems.add(problem);
    }

    /** All of them, in the order in which they came. */
    List<Problem> problems() {
        return new ArrayList<>(problems);
    }
}
