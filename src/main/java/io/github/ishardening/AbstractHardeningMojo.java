package io.github.ishardening;

import io.github.ishardening.config.ConfiguredGoal;
import io.github.ishardening.problem.IoFailure;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What every goal shares: the switch to skip it, and the one place where exceptions become Maven's. */
abstract class AbstractHardeningMojo extends AbstractMojo implements ConfiguredGoal {

    /** Skips every goal of this plugin. */
    @Parameter(property = "is-hardening.skip", defaultValue = "false")
    private boolean skip;

    private Console console;
    private List<Problem> misconfigured = List.of();

    @Override
    public final void misconfigured(List<Problem> problems) {
        misconfigured = List.copyOf(problems);
    }

    /** Runs the goal, unless it is to be skipped. */
    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || skipsThisGoal()) {
            getLog().info("Skipped.");
            return;
        }
        console = new Console(getLog(), memory());
        try {
            requireConfiguration();
            run();
        } catch (ProblemException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (InvalidPathException e) {
            // Parameters, variables, distributions: names that not every machine can have all come from outside.
            throw new MojoFailureException(unusable(e).getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(IoFailure.describe(e), e);
        } catch (ProviderException e) {
            throw new MojoExecutionException(e.toString(), e);
        }
    }

    private void requireConfiguration() {
        var problems = new ArrayList<Problem>(unknownParameters());
        problems.addAll(misconfigured);
        ProblemException.throwIfAny(problems);
    }

    /** Holds the whole message of its cause, because Maven appends what is not in it. */
    private static ProblemException unusable(InvalidPathException name) {
        return new ProblemException(
                name.getInput().replaceAll("\\p{Cntrl}", "?"),
                "is no path that Java can use here (" + name.getMessage() + ").",
                "Run the build in a UTF-8 locale (LC_ALL=C.UTF-8) or choose another name.");
    }

    /** What in the POM or behind {@code -D} no goal knows. */
    protected abstract List<Problem> unknownParameters();

    /** Whether this goal alone is to be skipped. */
    protected abstract boolean skipsThisGoal();

    /**
     * Does the goal's work.
     *
     * @throws ProblemException if the user has to mend something
     * @throws IOException if reading or writing fails
     * @throws ProviderException if a cryptographic provider fails
     */
    protected abstract void run() throws IOException;

    /** What the goals of one build remember of each other; nothing where there is no build. */
    protected Map<String, Object> memory() {
        return new HashMap<>();
    }

    /** Where this goal says what it does. */
    final Console progress() {
        return console;
    }
}
