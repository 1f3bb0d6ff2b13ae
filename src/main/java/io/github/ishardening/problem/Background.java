package io.github.ishardening.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A task in a separate thread, which the caller joins at the end. */
public final class Background<T> implements AutoCloseable {

    private final CompletableFuture<T> result;

    private Background(CompletableFuture<T> result) {
        this.result = result;
    }

    /**
     * Starts a task.
     *
     * @param name the name of the thread
     */
    public static <T> Background<T> begin(String name, IoSupplier<T> work) {
        // The common pool has only a thread or two, which audit and reports need at the same time.
        return new Background<>(CompletableFuture.supplyAsync(() -> done(work), task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        }));
    }

    private static <T> T done(IoSupplier<T> work) {
        try {
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the result, or throws the task's exception. */
    public T get() throws IOException {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Waits for the end of the task, even if it fails. */
    @Override
    public void close() {
        result.exceptionally(failure -> null).join();
    }
}
