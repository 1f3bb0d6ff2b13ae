package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.security.ProviderException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class AbstractHardeningMojoTest {

    @Test
    void failsTheBuildWithWhatTheUserHasToMend() {
        var problem = new ProblemException("<hostname>", "is wrong.", "Fix it.");

        assertThatThrownBy(failingWith(problem)::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("<hostname>: is wrong. Fix it.")
                .hasCause(problem);
    }

    @Test
    void saysThatTheMachineFailed() {
        var fault = new IOException("No space left on device");

        assertThatThrownBy(failingWith(fault)::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("java.io.IOException: No space left on device")
                .hasCause(fault);
    }

    @Test
    void saysThatAProviderFailed() {
        var fault = new ProviderException("no such algorithm");

        assertThatThrownBy(failingWith(fault)::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("java.security.ProviderException: no such algorithm")
                .hasCause(fault);
    }

    @Test
    void saysWhatToDoAboutANameThatTheLocaleCannotSpell() {
        var unusable =
                new InvalidPathException("keys\uFFFD", "Malformed input or input contains unmappable characters");

        assertThatThrownBy(failingWith(unusable)::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "keys\uFFFD: isn't a path that Java can use here (Malformed input or input contains unmappable"
                                + " characters: keys\uFFFD)."
                                + " Run the build in a UTF-8 locale (LC_ALL=C.UTF-8) or choose another name.")
                .hasCause(unusable);
    }

    @Test
    void hidesNoBugOfOurOwn() {
        var bug = new IllegalStateException("a bug");

        assertThatThrownBy(failingWith(bug)::execute).isSameAs(bug);
    }

    private static AbstractHardeningMojo failingWith(Exception failure) {
        return new AbstractHardeningMojo() {
            @Override
            protected List<Problem> unknownParameters() {
                return List.of();
            }

            @Override
            protected Map<String, Object> memory() {
                return new HashMap<>();
            }

            @Override
            protected boolean isWatched() {
                return false;
            }

            @Override
            protected boolean skipsThisGoal() {
                return false;
            }

            @Override
            protected void run() throws IOException {
                if (failure instanceof IOException fault) {
                    throw fault;
                }
                throw (RuntimeException) failure;
            }
        };
    }
}
