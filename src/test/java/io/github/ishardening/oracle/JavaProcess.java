package io.github.ishardening.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A process of this JDK and this class path, which talks over its streams: it says a line, and goes on when it gets one. */
public final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private JavaProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the main method of a class. */
    public static JavaProcess start(Class<?> main, String... arguments) throws IOException {
        return start("1g", main, arguments);
    }

    /** The same with so much memory for objects, such as {@code 64m}. */
    public static JavaProcess start(String heap, Class<?> main, String... arguments) throws IOException {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        return new JavaProcess(
                new ProcessBuilder(Stream.concat(java, Stream.of(arguments)).toList())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** The next line that it says, or null if it has ended. */
    public String line() throws IOException {
        return output.readLine();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Lets it go on. */
    public void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Waits for its end, and returns its exit code. */
    public int end() throws InterruptedException {
        return process.waitFor();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
