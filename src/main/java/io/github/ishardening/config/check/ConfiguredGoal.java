package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import java.util.List;

/** A goal configured by {@link CheckedConfigurator}. */
public interface ConfiguredGoal {

    /** Receives the problems in its configuration; called once, before the goal runs. */
    void misconfigured(List<Problem> problems);

    /** Whether it is a report, which is called from {@code <reporting>} but configured in {@code <build>}, too. */
    default boolean isReport() {
        return false;
    }
}
