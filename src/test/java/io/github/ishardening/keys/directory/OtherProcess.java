package io.github.ishardening.keys.directory;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.file.SteppedDisk;
import io.github.ishardening.keys.Builds;
import io.github.ishardening.keys.MemorySecrets;
import io.github.ishardening.oracle.JavaProcess;
import io.github.ishardening.problem.IoRunnable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A build of keys in a process of its own. */
public final class OtherProcess {

    private OtherProcess() {}

    /** What a process does. */
    public enum Task {
        /** Makes the keys of {@link Builds#SMALL} and says the hash of the tls key. */
        MAKE,
        /** The same, waiting before each operation on the disk. */
        MAKE_STEPWISE,
        /** Replaces the authority, waiting before each operation on the disk. */
        ROTATE_STEPWISE,
        /** Enters the directory, and leaves it when told to. */
        HOLD
    }

    public static JavaProcess start(Task task, Path folder) throws IOException {
        return JavaProcess.start(OtherProcess.class, task.name(), folder.toString());
    }

    /** What runs in the process; takes a task and a folder. */
    public static void main(String[] arguments) throws IOException {
        var builds = new Builds(Path.of(arguments[1]), MemorySecrets.remembering(Role.CA, Role.TLS));
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        SteppedDisk stepped = new SteppedDisk() {
            @Override
            protected void step(IoRunnable half) throws IOException {
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
