package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.deployment.RenderProtocol.Answer;
import io.github.ishardening.distribution.ChildJvm;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.file.ScratchFolder;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * WSO2's config-mapper in a separate process with a deadline, a memory limit and none of the build's environment:
 * templates and JSON files are untrusted programs, which may run forever or fill all memory, and a thread couldn't be
 * stopped.
 */
final class MapperProcess implements Closeable {

    /**
     * The limit on processor time, which doesn't depend on how busy the machine is; a stock configuration takes 1 or 2
     * seconds.
     */
    private static final int BUSY_SECONDS = 20;

    /** The limit on elapsed time, for templates that wait rather than compute. */
    private static final int SECONDS = 120;

    private static final int MILLISECONDS_BETWEEN_LOOKS = 200;

    /** The exit code of {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private static final List<String> OPTIONS = List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr",
            // Otherwise commons-logging falls back to java.util.logging, which writes to the console.
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");

    private static final int LONGEST_MESSAGE = 500;
    private static final String LOOPS = "Look for nested loops, and for values that double in size with each"
            + " iteration; stock templates contain neither.";

    private final ScratchFolder scratch;
    private final Path complaints;
    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;

    /** Starts the mapper from {@code jars}. */
    MapperProcess(List<Path> jars) throws IOException {
        scratch = ScratchFolder.create();
        try {
            complaints = scratch.write("complaints.txt", new byte[0]);
            var builder = new ChildJvm(OPTIONS, jars, RenderProcess.class).command(List.of());
            process = builder.redirectError(complaints.toFile()).start();
        } catch (IOException e) {
            scratch.close();
            throw e;
        }
        out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /**
     * Renders the templates in {@code resources}; {@code shipped} is the TOML before placeholders were inserted.
     *
     * @throws ProblemException if the mapper rejects its input, or needs too much time, memory or stack; the process is
     *     unusable afterwards
     */
    Rendered render(Path toml, Path resources, byte[] shipped) throws IOException {
        var exceeded = new AtomicInteger();
        var deadline = deadline(exceeded);
        var template = "";
        try {
            RenderProtocol.write(out, toml.toString());
            RenderProtocol.write(out, resources.toString());
            out.flush();
            Answer answer = RenderProtocol.readAnswer(in);
            for (; answer == Answer.TEMPLATE; answer = RenderProtocol.readAnswer(in)) {
                template = ConfigMapper.template(RenderProtocol.readText(in));
            }
            return switch (answer) {
                case TOO_LARGE -> throw tooLarge();
                case SYNTAX -> throw new ProblemException(syntaxErrors());
                case FAILED ->
                    throw failure(RenderProtocol.readText(in), RenderProtocol.readText(in), template, shipped);
                default -> rendered();
            };
        } catch (IOException e) {
            throw noAnswer(template.isEmpty() ? Product.DEPLOYMENT_TOML : template, exceeded.get(), e);
        } finally {
            deadline.interrupt();
        }
    }

    /**
     * Starts a thread that kills the process after a limit, which it stores in {@code exceeded}, unless interrupted.
     */
    private Thread deadline(AtomicInteger exceeded) {
        Duration busyBefore = busy();
        long start = System.nanoTime();
        var watch = new Thread(() -> {
            try {
                while (!process.waitFor(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                    if (busy().minus(busyBefore).toSeconds() >= BUSY_SECONDS) {
                        exceeded.set(BUSY_SECONDS);
                    } else if (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) >= SECONDS) {
                        exceeded.set(SECONDS);
                    }
                    if (exceeded.get() > 0) {
                        process.destroyForcibly();
                    }
                }
            } catch (InterruptedException e) {
                // The process has answered.
            }
        });
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    /** The processor time used so far; zero if the system doesn't report it. */
    private Duration busy() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Kills the process, whatever it is doing. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        scratch.close();
    }

    private Rendered rendered() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            files.put(RenderProtocol.readText(in).replace('\\', '/'), RenderProtocol.readBytes(in));
        }
        Map<String, String> values = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.put(RenderProtocol.readText(in), RenderProtocol.readText(in));
        }
        return new Rendered(files, values);
    }

    private List<Problem> syntaxErrors() throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String where = "%s:%s:%s".formatted(Product.DEPLOYMENT_TOML, in.readInt(), in.readInt());
            problems.add(new Problem(where, RenderProtocol.readText(in) + ".", ""));
        }
        return problems;
    }

    private ProblemException tooLarge() throws IOException {
        return new ProblemException(
                ConfigMapper.template(RenderProtocol.readText(in)),
                "generates most of the output, which exceeds %s MB in total."
                        .formatted(RenderProcess.MAXIMUM_OUTPUT >> 20),
                LOOPS);
    }

    private static ProblemException failure(String type, String message, String template, byte[] shipped) {
        if (!type.equals(StackOverflowError.class.getName())) {
            String first = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
            String end = first.endsWith(".") ? "" : ".";
            return new ProblemException(
                    template.isEmpty() ? Product.DEPLOYMENT_TOML : template,
                    "the server can't start with it: " + first + end);
        }
        if (!template.isEmpty()) {
            return new ProblemException(
                    template,
                    "is nested too deeply, or recurses too deeply, to be rendered.",
                    "Look for recursive macros, and for deeply nested brackets.");
        }
        DeploymentToml.parse(shipped, Product.DEPLOYMENT_TOML);
        return new ProblemException(
                Product.DEPLOYMENT_TOML,
                "the server crashes on it with a StackOverflowError.",
                "Look for a table that comes after one of its children.");
    }

    private IOException noAnswer(String where, int exceeded, IOException fault) throws IOException {
        int exit = process.destroyForcibly().onExit().join().exitValue();
        if (exceeded > 0) {
            throw new ProblemException(where, "takes more than %s seconds to render.".formatted(exceeded), LOOPS);
        }
        if (exit == OUT_OF_MEMORY) {
            throw new ProblemException(where, "takes more than %s MB to render.".formatted(ChildJvm.MEGABYTES), LOOPS);
        }
        return new IOException(
                "The process of WSO2's config-mapper ended with %s: %s"
                        .formatted(exit, Files.readString(complaints, UTF_8).strip()),
                fault);
    }
}
