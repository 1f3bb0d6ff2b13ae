package io.github.ishardening.keystore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A build in a process of its own, which talks over its streams: it says a line, and goes on when it gets one. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What a process does. */
    enum Task {
        /** Makes the keys of {@link Builds#SMALL} and says the hash of the tls key. */
        MAKE,
        /** The same, waiting before each operation on the disk. */
        MAKE_STEPWISE,
        /** Replaces the authority, waiting before each operation on the disk. */
        ROTATE_STEPWISE,
        /** Enters the directory, and leaves it when told to. */
        HOLD
    }

    static OtherProcess start(Task task, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                task.name(),
                folder.toString()));
        return new OtherProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line that it says, or null if it has ended. */
    String line() throws IOException {
        return output.readLine();
    }

    void goOn() throws IOException {
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
        var builds = new Builds(Path.of(arguments[1]), KnownSecrets.remembering(Role.CA, Role.TLS));
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        SteppedDisk stepped = new SteppedDisk() {
            @Override
            void step(Partial ifStopped) throws IOException {
                say("step");
                input.readLine();
            }
        };
        switch (Task.valueOf(arguments[0])) {
            case MAKE -> say(Builds.hashes(builds.run(Builds.SMALL)).get(Role.TLS));
            case MAKE_STEPWISE -> {
                builds.disk = stepped;
                builds.run(Builds.SMALL);
            }
            case ROTATE_STEPWISE -> {
                builds.disk = stepped;
                builds.rotate(Builds.SMALL, Role.CA);
            }
            case HOLD ->
                KeysDirectory.at(builds.folder, false).exclusively(() -> {
                    say("held");
                    return input.readLine();
                });
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
