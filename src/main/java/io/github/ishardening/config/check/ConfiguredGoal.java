package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import java.util.List;

/** A goal configured by {@link CheckedConfigurator}. */
public interface ConfiguredGoal {

    /** Receives the problems in its configuration; called once, before the goal runs. */
    void misconfigured(List<Problem> problems);

    /** Receives the properties after {@code -D} that have no effect; called once, before the goal runs. */
    void ineffective(List<Problem> properties);

    /** Whether it is a report, which is called from {@code <reporting>} but configured in {@code <build>}, too. */
    default boolean isReport() {
        return false;
    }
}
