package io.github.ishardening.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;

/** The only way in which input may be turned down. */
public final class Refusal {

    private Refusal() {}

    /** What is done with the input. */
    @FunctionalInterface
    public interface Use {
        /** Does it. */
        void run() throws IOException;
    }

    /** Says whether the input is turned down, as a problem of what is called so; any other exception passes through. */
    public static boolean of(String where, Use use) throws IOException {
        try {
            use.run();
            return false;
        } catch (ProblemException e) {
            assertThat(e.problems()).allSatisfy(problem -> {
                assertThat(problem.where()).contains(where);
                assertThat(problem.what()).endsWith(".");
            });
            return true;
        }
    }
}
