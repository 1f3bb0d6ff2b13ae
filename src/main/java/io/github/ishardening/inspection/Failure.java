package io.github.ishardening.inspection;

import io.github.ishardening.problem.IoFailure;
import io.github.ishardening.problem.IoSupplier;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The reason why an inspection of a distribution failed. A distribution may be malicious, so even a stack overflow or
 * running out of memory doesn't end an audit, and messages of third-party code about content, which may be a secret,
 * are never quoted.
 */
public final class Failure {

    private static final String OURS = "io.github.ishardening.";

    private final Throwable fault;

    Failure(Throwable fault) {
        this.fault = fault;
    }

    /** The result of an inspection, or what {@code otherwise} returns if the content makes it fail. */
    public static <T> T tamed(IoSupplier<T> look, Function<Failure, T> otherwise) {
        try {
            return look.get();
        } catch (UncheckedIOException e) {
            return otherwise.apply(new Failure(e.getCause()));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return otherwise.apply(new Failure(e));
        }
    }

    /** Returns what happened as problems, located at {@code where} unless the fault has its own location. */
    public List<Problem> problems(String where) {
        if (fault instanceof ProblemException known) {
            return known.problems();
        }
        if (fault instanceof IOException unreadable) {
            return List.of(new Problem(
                    where, "can't be read: " + IoFailure.describe(unreadable), "Use the stock distribution."));
        }
        if (fault instanceof StackOverflowError) {
            return List.of(new Problem(where, "is nested too deeply.", "Reduce the nesting."));
        }
        if (fault instanceof OutOfMemoryError) {
            return List.of(
                    new Problem(where, "doesn't fit into the build's memory.", "Increase it with MAVEN_OPTS=-Xmx2g."));
        }
        return List.of(new Problem(
                where,
                "caused an error in the plugin: " + fault.getClass().getName() + place() + ".",
                "Report it, and waive the rule until it is fixed."));
    }

    private String place() {
        return Arrays.stream(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
