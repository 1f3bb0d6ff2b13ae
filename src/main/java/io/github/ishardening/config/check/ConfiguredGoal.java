package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import java.util.List;

/** A goal that {@link CheckedConfigurator} fills. */
public interface ConfiguredGoal {

    /** Learns what is wrong with its configuration; called once, before the goal runs. */
    void misconfigured(List<Problem> problems);

    /** Whether it is a report, which is called from {@code <reporting>} but configured in {@code <build>}, too. */
    default boolean isReport() {
        return false;
    }
}
