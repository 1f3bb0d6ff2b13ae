package io.github.ishardening.verification.process;

import io.github.ishardening.file.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Starts a server for a build, in a separate JVM that is connected to the build by a pipe. However the build ends, the
 * pipe closes: the guard then kills all processes of the server and deletes its folder. A killed build couldn't do that
 * itself.
 */
final class Guard {

    /** Written by the build to have the server shut down. */
    static final int STOP = '.';

    /** The time for a shutdown, after which the server's remaining processes are killed. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int MILLISECONDS_BETWEEN_LOOKS = 200;

    /** What the build wants. */
    private enum Wish {
        /** The server is to run. */
        RUN,
        /** The server is to shut down. */
        STOP,
        /** The build is gone. */
        NONE
    }

    private final AtomicReference<Wish> wish = new AtomicReference<>(Wish.RUN);

    private volatile boolean isServed;

    private Guard() {}

    /**
     * Starts a server, passes on its output, and exits with its exit code.
     *
     * @param arguments the folder to delete when the build is gone, then the command that starts the server
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(new Guard().run(Path.of(arguments[0]), Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    private int run(Path folder, String[] command) throws IOException, InterruptedException {
        var server = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var family = new ProcessFamily(server.toHandle(), folder.toString());
        // A terminal interrupts this process too.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(family, folder)));
        // The server gets no input: a prompt for a password fails.
        server.getOutputStream().close();
        var listener = new Thread(this::listen);
        listener.setDaemon(true);
        listener.start();
        while (wish.get() == Wish.RUN && !server.waitFor(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
            family.look();
        }
        if (wish.get() == Wish.STOP) {
            family.askToEnd();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (wish.get() == Wish.STOP && family.isAlive() && System.nanoTime() < deadline) {
                Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
            }
        }
        family.kill();
        isServed = wish.get() != Wish.NONE;
        return server.waitFor();
    }

    /** Kills the server. If neither it nor the build ended the run, the build is gone: also deletes the folder. */
    private void clear(ProcessFamily family, Path folder) {
        boolean isTheEnd = isServed;
        family.kill();
        if (!isTheEnd) {
            try {
                new Disk().deleteTree(folder);
            } catch (IOException e) {
                // The next build deletes what is left.
            }
        }
    }

    private void listen() {
        try {
            for (int said = System.in.read(); said == STOP; said = System.in.read()) {
                wish.set(Wish.STOP);
            }
            wish.set(Wish.NONE);
        } catch (IOException e) {
            wish.set(Wish.NONE);
        }
    }
}
