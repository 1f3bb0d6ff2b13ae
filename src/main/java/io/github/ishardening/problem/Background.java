package io.github.ishardening.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work on a thread of its own while the caller does something else, and waits for it at the end. */
public final class Background<T> implements AutoCloseable {

    private final CompletableFuture<T> result;

    private Background(CompletableFuture<T> result) {
        this.result = result;
    }

    /**
     * Begins.
     *
     * @param name what the thread is called
     */
    public static <T> Background<T> begin(String name, IoSupplier<T> work) {
        // The common pool has a thread or two, which audit and reports need meanwhile.
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

    /** Waits for the result; what the work fails with, this fails with. */
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

    /** Waits for the end, whatever it is. */
    @Override
    public void close() {
        result.exceptionally(failure -> null).join();
    }
}
