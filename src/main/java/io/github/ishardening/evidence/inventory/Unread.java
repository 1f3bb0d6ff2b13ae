package io.github.ishardening.evidence.inventory;

import io.github.ishardening.inspection.Failure;
import io.github.ishardening.problem.IoSupplier;
import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what couldn't be read from a server, each problem once. */
final class Unread {

    private final Set<Problem> problems = new LinkedHashSet<>();

    /** Returns the results of reading; if the content makes that fail, none, and records the problem. */
    <T> List<T> orNone(String where, IoSupplier<List<T>> look) {
        return Failure.tamed(look, failure -> {
            problems.addAll(failure.problems(where));
            return List.of();
        });
    }

    /** Records something that is missing in the results. */
    void add(Problem problem) {
        problems.add(problem);
    }

    /** The problems, in the order in which they were recorded. */
    List<Problem> problems() {
        return new ArrayList<>(problems);
    }
}
