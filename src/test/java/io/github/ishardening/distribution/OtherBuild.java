package io.github.ishardening.distribution;

import io.github.ishardening.problem.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that has a folder for itself while it works there, as builds do. */
public final class OtherBuild implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private OtherBuild(String task, Path folder) throws IOException {
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherBuild.class.getName(),
                        task,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one and returns when it is at work in the folder, until it is told to end. */
    public static OtherBuild in(Path folder) throws IOException {
        var build = new OtherBuild("hold", folder);
        if (!"held".equals(build.output.readLine())) {
            throw new IllegalStateException("The other build doesn't work");
        }
        return build;
    }

    /** Starts one that counts in a file of the folder, so many times one more, each time anew at work there. */
    static OtherBuild counting(Path folder) throws IOException {
        return new OtherBuild("count", folder);
    }

    /** Lets it end. */
    public void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    int end() throws InterruptedException {
        return process.waitFor();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What runs in the process; takes a task and a folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("count")) {
            count(folder);
            return;
        }
        FolderLock.passing(folder).locked(Progress.silent(), () -> {
            System.out.println("held");
            System.out.flush();
            return System.in.read();
        });
    }

    /** How often one process counts. */
    static final int COUNTS = 300;

    /** Counts in the file {@code count} of a folder, alone there each time. */
    static void count(Path folder) throws IOException {
        Path file = folder.resolve("count");
        for (int i = 0; i < COUNTS; i++) {
            FolderLock.passing(folder).locked(Progress.silent(), () -> {
                int counted = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
                return Files.writeString(file, Integer.toString(counted + 1));
            });
        }
    }
}
