package io.github.ishardening.verification;

import io.github.ishardening.verification.check.CompletedStart.Ending;
import io.github.ishardening.verification.check.CompletedStart.Log;
import io.github.ishardening.verification.process.ServerProcess;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A server from start to end, with its console and its log, which not every server repeats on the console. */
final class ServerStart implements Closeable {

    private static final int MILLISECONDS_BETWEEN_LOOKS = 100;
    private static final int SECONDS_FOR_THE_REST = 10;
    /** Some parts of a server start, or fail and log it, only after the server has reported its start. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final Duration LONGEST_TALK = Duration.ofSeconds(10);

    private final ServerProcess process;
    private final Path written;
    private final KeptLog console;
    private final KeptLog carbon;
    private final CompletableFuture<Void> reading;
    private LineReader log;
    private InputStream open;

    /**
     * Follows the output of a server that has just been started.
     *
     * @param written the log that the server writes
     * @param folder the folder for copies of the output
     */
    ServerStart(ServerProcess process, Path written, Path folder, String name, SecretMask mask) throws IOException {
        this.process = process;
        this.written = written;
        this.console = new KeptLog(folder, name + "/console.log", mask);
        this.carbon = new KeptLog(folder, name + "/wso2carbon.log", mask);
        this.reading = CompletableFuture.runAsync(this::readConsole, work -> {
            var thread = new Thread(work, "is-hardening: console of a server");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Waits until the server has started, has ended, or the time is up. */
    Ending await(Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            boolean ended = process.exitCode().isPresent();
            readLog();
            requireReading();
            if (console.saysStarted() || carbon.saysStarted()) {
                return settle() ? Ending.STARTED : Ending.ENDED;
            }
            if (ended) {
                return Ending.ENDED;
            }
            pause();
        }
        return Ending.TIMED_OUT;
    }

    /** Waits until the server logs nothing more; whether it is still running. */
    private boolean settle() throws IOException {
        long start = System.nanoTime();
        long last = start;
        int lines = 0;
        while (System.nanoTime() - last < SILENCE.toNanos() && System.nanoTime() - start < LONGEST_TALK.toNanos()) {
            if (process.exitCode().isPresent()) {
                return false;
            }
            readLog();
            requireReading();
            int now = console.lines() + carbon.lines();
            if (now != lines) {
                lines = now;
                last = System.nanoTime();
            }
            pause();
        }
        return true;
    }

    /** The output so far. */
    Log said() {
        // The log's problems come first: the console repeats many of them.
        return new Log(both(carbon.complaints(), console.complaints()), both(console.last(), carbon.last()));
    }

    /** Shuts the server down, and reads the rest of its output. */
    void stop() throws IOException {
        process.stop();
        readLog();
        if (log != null) {
            add(List.of(log.rest()));
        }
        // On systems that don't show which processes belong to the server, one may be left that keeps the console open.
        reading.completeOnTimeout(null, SECONDS_FOR_THE_REST, TimeUnit.SECONDS)
                .exceptionally(fault -> null)
                .join();
        requireReading();
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        var both = new ArrayList<T>(some);
        both.addAll(others);
        return both;
    }

    /** Ends the trial if the console can't be read or saved, as on a full disk: its log would lack what matters. */
    private void requireReading() throws IOException {
        if (reading.isCompletedExceptionally()) {
            try {
                reading.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof UncheckedIOException unwritable
                        ? unwritable.getCause()
                        : new IOException("the console of the server can't be read", e.getCause());
            }
        }
    }

    private void readConsole() {
        var lines = new LineReader(process.output());
        try {
            for (var next = lines.next(); next != null; next = lines.next()) {
                for (String line : next) {
                    console.add(line);
                }
            }
            console.add(lines.rest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads new lines of the log. Anything but a regular file isn't Carbon's, and opening it might block forever. */
    private void readLog() throws IOException {
        if (log == null) {
            if (!Files.isRegularFile(written, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            open = Files.newInputStream(written, LinkOption.NOFOLLOW_LINKS);
            log = new LineReader(open);
        }
        for (var next = log.next(); next != null; next = log.next()) {
            add(next);
        }
    }

    private void add(List<String> lines) throws IOException {
        for (String line : lines) {
            carbon.add(line);
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a server was starting");
        }
    }

    /** Kills the server, whatever its state. */
    @Override
    public void close() throws IOException {
        InputStream file = open;
        // All are closed, from the last to the first, even if closing one of them fails.
        try (console;
                carbon;
                file;
                process) {
            // nothing is left to do
        }
    }
}
