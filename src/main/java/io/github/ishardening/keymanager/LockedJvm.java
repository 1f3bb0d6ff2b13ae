package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.distribution.ChildJvm;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A {@link ChildJvm} with a limit on time that has no compiler, no scripting and no naming service, and deserializes
 * nothing.
 */
record LockedJvm(Path folder, Duration limit) {

    /** What comes with this module has neither {@code java.compiler} nor {@code java.scripting} nor {@code java.naming}. */
    private static final List<String> LIMITS = List.of(
            "--limit-modules=java.sql",
            "-Djdk.serialFilter=!*",
            "-Djava.io.tmpdir=.",
            "-Duser.home=.",
            // The tool that recovers large objects, and no class that a database names.
            "-Dh2.allowedClasses=org.h2.tools.Recover");

    /**
     * Runs a class of this plugin beside a library.
     *
     * @param input what it reads, a line each, as nothing secret belongs into arguments
     * @return how it ended; empty if it was stopped because its time was over
     */
    Optional<Integer> run(Class<?> main, Path library, List<String> arguments, List<String> input) throws IOException {
        var builder = new ChildJvm(LIMITS, List.of(library), main)
                .command(arguments)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        var process = builder.start();
        try {
            write(input, process);
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(process.exitValue())
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for another JVM");
        } finally {
            // Its folder can be deleted when it has ended.
            process.destroyForcibly().onExit().join();
        }
    }

    private static void write(List<String> input, Process process) {
        try (var lines = process.outputWriter(UTF_8)) {
            lines.write(String.join("\n", input) + "\n");
        } catch (IOException e) {
            // It ended before it read them, which its exit code says.
        }
    }
}
