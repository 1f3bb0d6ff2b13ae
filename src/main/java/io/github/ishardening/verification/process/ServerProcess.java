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
 * A server that this build has started, under a {@link Guard}: it ends with the build, and with this. Of the build's
 * environment, in which secrets are, it gets what a shell needs; what the user names goes before all.
 */
public final class ServerProcess implements Closeable {

    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "USER", "TZ", "SYSTEMROOT", "COMSPEC", "PATHEXT");

    /** The start scripts of all versions put it on the command line of the server. */
    private static final String JAVA_OPTIONS = "JAVA_OPTS";
    /** Optimised code never pays for a server that is stopped soon: without, a start takes half of the processor time. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private final Process guard;
    private final ProcessFamily family;

    private ServerProcess(Process guard, String mark) {
        this.guard = guard;
        this.family = new ProcessFamily(guard.toHandle(), mark);
    }

    /** Starts it. */
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

    /** Whether a server gets a variable of the build's environment. Windows spells them in any case. */
    public static boolean gets(String variable) {
        return ENVIRONMENT.contains(variable.toUpperCase(Locale.ROOT));
    }

    /** What the server prints. */
    public InputStream output() {
        return guard.getInputStream();
    }

    /** What it ended with; empty while it runs. To be asked again and again, which tells who belongs to it. */
    public OptionalInt exitCode() {
        family.look();
        return guard.isAlive() ? OptionalInt.empty() : OptionalInt.of(guard.exitValue());
    }

    /** The ids of its processes, without the guard. */
    public Set<Long> processes() {
        return guard.descendants().map(ProcessHandle::pid).collect(Collectors.toUnmodifiableSet());
    }

    /** Stops it, in order where the system knows how (not on Windows), and returns when nothing of it runs any more. */
    public void stop() {
        try {
            guard.getOutputStream().write(Guard.STOP);
            guard.getOutputStream().flush();
        } catch (IOException e) {
            // It has ended by itself.
        }
        await();
    }

    /** Ends it, whatever it is at. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            // What was written last finds nobody, who has ended by himself.
        }
        await();
    }

    private void await() {
        guard.onExit()
                .completeOnTimeout(guard, Guard.PATIENCE.plusMinutes(1).toSeconds(), TimeUnit.SECONDS)
                .join();
        // Of a guard that was killed the server may have been left.
        family.kill();
    }
}
