package io.github.ishardening.verification;

import io.github.ishardening.verification.client.Request;
import io.github.ishardening.verification.client.WebClient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;

/**
 * Waits until a server that has reported its start also responds. Its console starts a little later, and if the very
 * first requests are concurrent, they make each other fail with status 500.
 */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MILLISECONDS_BETWEEN_QUESTIONS = 250;
    private static final int SERVER_ERROR = 500;

    private Readiness() {}

    /** Returns when the server responds, or after half a minute; the checks then find what is wrong. */
    static void await(WebClient web) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(web) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(MILLISECONDS_BETWEEN_QUESTIONS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while a server was coming up");
            }
        }
    }

    private static boolean isReady(WebClient web) throws IOException {
        try {
            return web.send(Request.get("/carbon/admin/login.jsp")).status() < SERVER_ERROR;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            // Connectors listen before the server reports its start: one that isn't listening by now never will.
            return e.getCause() instanceof ConnectException;
        }
    }
}
