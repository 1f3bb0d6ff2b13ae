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

/** A {@link ChildJvm} with a time limit, without compiler, scripting, naming service and deserialization. */
record LockedJvm(Path folder, Duration limit) {

    /** {@code java.sql} requires none of {@code java.compiler}, {@code java.scripting} and {@code java.naming}. */
    private static final List<String> LIMITS = List.of(
            "--limit-modules=java.sql",
            "-Djdk.serialFilter=!*",
            "-Djava.io.tmpdir=.",
            "-Duser.home=.",
            // Only the tool that recovers large objects, no class named in a database.
            "-Dh2.allowedClasses=org.h2.tools.Recover");

    /**
     * Runs a class of this plugin with a library.
     *
     * @param input lines of standard input, as arguments must not contain secrets
     * @return the exit code; empty if it was stopped at the time limit
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
            // It ended before reading them; its exit code is reported.
        }
    }
}
