package io.github.ishardening.verification;

import io.github.ishardening.verification.client.Request;
import io.github.ishardening.verification.client.WebClient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;

/**
 * Waits until a server that says it is up answers. Its console comes up a little later, and several questions at once, the first of
 * all, have each other answered with 500.
 */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MILLISECONDS_BETWEEN_QUESTIONS = 250;
    private static final int SERVER_ERROR = 500;

    private Readiness() {}

    /** Returns when it answers, or when half a minute is over: what is wrong then is for the checks to find. */
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
            // Its connectors listen before it says that it is up: those that don't won't.
            return e.getCause() instanceof ConnectException;
        }
    }
}
