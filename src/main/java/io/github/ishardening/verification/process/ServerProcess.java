package io.github.ishardening.verification.process;

import io.github.ishardening.distribution.ChildJvm;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A server started by this build, under a {@link Guard}: it ends when the build ends or this object is closed. Of the
 * build's environment, which contains secrets, it gets only what a shell needs; the user's variables override these.
 */
public final class ServerProcess implements Closeable {

    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "USER", "TZ", "SYSTEMROOT", "COMSPEC", "PATHEXT");

    /** The start scripts of all versions add its value to the server's command line. */
    private static final String JAVA_OPTIONS = "JAVA_OPTS";
    /** Skips optimised code, which doesn't pay off for a server that is stopped soon: halves a start's CPU time. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private final Process guard;
    private final ProcessFamily family;

    private ServerProcess(Process guard, String mark) {
        this.guard = guard;
        this.family = new ProcessFamily(guard.toHandle(), mark);
    }

    public static ServerProcess start(ServerCommand command) throws IOException {
        var arguments = new ArrayList<String>();
        arguments.add(command.scratch().toString());
        arguments.addAll(command.command());
        var builder = new ChildJvm(List.of(), List.of(), Guard.class)
                .command(arguments)
                .directory(command.scratch().toFile())
                .redirectErrorStream(true);
        var environment = builder.environment();
        System.getenv().forEach((name, value) -> {
            if (gets(name)) {
                environment.put(name, value);
            }
        });
        environment.put(JAVA_OPTIONS, QUICK_START);
        command.environment().forEach((name, value) -> environment.put(name, value.reveal()));
        environment.put("JAVA_HOME", command.java().folder().toString());
        environment.put(ProcessFamily.MARK, command.scratch().toString());
        return new ServerProcess(builder.start(), command.scratch().toString());
    }

    /** Whether a server gets a variable of the build's environment; ignores case, as Windows does. */
    public static boolean gets(String variable) {
        return ENVIRONMENT.contains(variable.toUpperCase(Locale.ROOT));
    }

    /** The server's output. */
    public InputStream output() {
        return guard.getInputStream();
    }

    /** The exit code; empty while it runs. Must be called repeatedly, because this updates the process family. */
    public OptionalInt exitCode() {
        family.look();
        return guard.isAlive() ? OptionalInt.empty() : OptionalInt.of(guard.exitValue());
    }

    /** The ids of its processes, without the guard. */
    public Set<Long> processes() {
        return guard.descendants().map(ProcessHandle::pid).collect(Collectors.toUnmodifiableSet());
    }

    /** Shuts the server down (on Windows, kills it), and returns when all its processes have ended. */
    public void stop() {
        try {
            guard.getOutputStream().write(Guard.STOP);
            guard.getOutputStream().flush();
        } catch (IOException e) {
            // It has ended by itself.
        }
        await();
    }

    /** Kills the server, whatever its state. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            // Unwritten data has no reader left: the guard has ended.
        }
        await();
    }

    private void await() {
        guard.onExit()
                .completeOnTimeout(guard, Guard.PATIENCE.plusMinutes(1).toSeconds(), TimeUnit.SECONDS)
                .join();
        // If the guard was killed, the server may still be running.
        family.kill();
    }
}
