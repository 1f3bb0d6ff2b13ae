package io.github.ishardening.verification.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** Asks a server over HTTPS, and follows no redirect. */
public final class WebClient {

    /** How many bytes of an answer are read. */
    public static final int LARGEST = 1 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI base;
    private final HttpClient http;
    private final Duration patience;

    /**
     * A client of the server at this address, which waits 20 seconds for an answer.
     *
     * @param base scheme, host and port
     * @param tls whom it trusts; see {@link Trust}
     */
    public WebClient(URI base, SSLContext tls) {
        this(base, tls, PATIENCE);
    }

    /**
     * A client of the server at this address.
     *
     * @param base scheme, host and port
     * @param tls whom it trusts; see {@link Trust}
     * @param patience how long it waits for a whole answer
     */
    public WebClient(URI base, SSLContext tls, Duration patience) {
        this.base = base;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .sslContext(tls)
                .build();
    }

    /** Scheme, host and port of the server. */
    public URI base() {
        return base;
    }

    /**
     * What the server answers.
     *
     * @throws IOException if the whole of it, or as much as is read, doesn't come in time
     */
    public Answer send(Request request) throws IOException {
        var builder = HttpRequest.newBuilder(base.resolve(request.path()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        // HttpRequest's own timeout ends with the headers, and a server may take forever over what follows.
        var pending = http.sendAsync(builder.build(), headers -> new Beginning(LARGEST));
        try {
            var response = pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer from " + base + " within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + base);
        } finally {
            pending.cancel(true);
        }
    }
}
