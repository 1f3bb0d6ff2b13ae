package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import java.util.List;

/** A goal configured by {@link CheckedConfigurator}. */
public interface ConfiguredGoal {

    /** Receives the problems in its configuration; called once, before the goal runs. */
    void misconfigured(List<Problem> problems);
}
