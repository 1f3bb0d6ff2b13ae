package io.github.ishardening.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The SHA-256 of a large file, taken on a thread of its own while the caller does something else. */
public final class BackgroundDigest {

    private final CompletableFuture<String> digest;

    private BackgroundDigest(CompletableFuture<String> digest) {
        this.digest = digest;
    }

    /** Begins to read a file. */
    public static BackgroundDigest of(Path file) {
        // The common pool has a thread or two, which the audit and the reports need meanwhile.
        return new BackgroundDigest(CompletableFuture.supplyAsync(() -> take(file), work -> {
            var thread = new Thread(work, "SHA-256 of " + file.getFileName());
            thread.setDaemon(true);
            thread.start();
        }));
    }

    private static String take(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return Digests.sha256(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for it, and yields it in lower-case hexadecimal.
     *
     * @throws IOException if the file can't be read
     */
    public String get() throws IOException {
        try {
            return digest.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
            throw e;
        }
    }
}
