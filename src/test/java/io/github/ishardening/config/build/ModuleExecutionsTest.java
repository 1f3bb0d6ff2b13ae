package io.github.ishardening.config.build;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.ProblemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleExecutionsTest {

    private static final Path TARGET = Path.of("target");
    private static final Path KEYS = Path.of("keys");

    private final ModuleExecutions executions = new ModuleExecutions(new HashMap<>());

    @ParameterizedTest
    @ValueSource(strings = {"harden", "inject-config", "package-distribution"})
    void mustNotWriteTheFilesOfTwoServersToOneFolder(String goal) {
        use(goal, "a", TARGET, Path.of("a"), "a.example.com");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(using(goal, "b", Path.of("x/../target"), Path.of("b"), "a.example.com"))
                .withMessage("<outputDirectory>: is x/../target in the executions a and b of " + goal
                        + ", which would overwrite each other's files. Set it and <keysDirectory> in each execution, or"
                        + " use a module for each server.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate-keystores", "harden", "inject-config", "package-distribution"})
    void mustNotMakeTheKeysOfTwoServersInOneFolder(String goal) {
        use(goal, "a", Path.of("target/a"), KEYS, "a.example.com");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(using(goal, "b", Path.of("target/b"), KEYS, "b.example.com"))
                .withMessage("<keysDirectory>: is keys in the executions a and b of " + goal
                        + ", but their hostnames are a.example.com and b.example.com. Set it and <outputDirectory> in"
                        + " each execution, or use a module for each server.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate-keystores", "harden", "inject-config", "package-distribution"})
    void mayUseFoldersOfTheirOwn(String goal) {
        use(goal, "a", Path.of("target/a"), Path.of("keys/a"), "a.example.com");

        assertThatCode(using(goal, "b", Path.of("target/b"), Path.of("keys/b"), "b.example.com"))
                .doesNotThrowAnyException();
    }

    /** As for two versions of one server. */
    @ParameterizedTest
    @CsvSource({"is.example.com, IS.example.com", "is.example.com, ", ", is.example.com", ","})
    void mayShareTheKeysOfOneHost(String one, String other) {
        use("harden", "old", Path.of("target/old"), KEYS, one);

        assertThatCode(using("harden", "new", Path.of("target/new"), KEYS, other))
                .doesNotThrowAnyException();
    }

    @Test
    void mayMakeKeysForSeveralServersWithOneBuildDirectory() {
        use("generate-keystores", "a", TARGET, Path.of("a"), "a.example.com");

        assertThatCode(using("generate-keystores", "b", TARGET, Path.of("b"), "b.example.com"))
                .doesNotThrowAnyException();
    }

    @Test
    void mayDoOneGoalEach() {
        use("generate-keystores", "a", TARGET, KEYS, null);
        use("inject-config", "b", TARGET, KEYS, "is.example.com");

        assertThatCode(using("package-distribution", "c", TARGET, KEYS, "is.example.com"))
                .doesNotThrowAnyException();
    }

    /** As in a forked lifecycle. */
    @Test
    void mayRunAgain() {
        use("harden", "a", TARGET, KEYS, "a.example.com");

        assertThatCode(using("harden", "a", TARGET, KEYS, "a.example.com")).doesNotThrowAnyException();
    }

    @Test
    void mayBeRepeatedFromTheCommandLine() {
        var called = new MojoExecution(goal("harden"), "default-cli", MojoExecution.Source.CLI);
        executions.use(called, TARGET, KEYS, Optional.of("a.example.com"));
        use("harden", "b", TARGET, KEYS, "b.example.com");

        assertThatCode(() -> executions.use(called, TARGET, KEYS, Optional.of("a.example.com")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "verify-server", "export-certificates", "rotate-key"})
    void mayLookAtOneServerTwice(String goal) {
        use(goal, "a", TARGET, KEYS, "a.example.com");

        assertThatCode(using(goal, "b", TARGET, KEYS, "b.example.com")).doesNotThrowAnyException();
    }

    private void use(String goal, String execution, Path output, Path keys, String hostname) {
        executions.use(new MojoExecution(new Plugin(), goal, execution), output, keys, Optional.ofNullable(hostname));
    }

    private ThrowingCallable using(String goal, String execution, Path output, Path keys, String hostname) {
        return () -> use(goal, execution, output, keys, hostname);
    }

    private static MojoDescriptor goal(String name) {
        var goal = new MojoDescriptor();
        goal.setGoal(name);
        return goal;
    }
}
