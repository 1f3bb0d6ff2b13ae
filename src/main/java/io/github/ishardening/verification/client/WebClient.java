package io.github.ishardening.verification.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** Asks a server over HTTPS, and follows no redirect. */
public final class WebClient {

    /** How many bytes of an answer are read. */
    public static final int LARGEST = 1 << 20;

    /** A server compiles a page when it is first asked for, which takes ten seconds and more on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI base;
    private final Duration patience;
    private final HttpClient http;

    /**
     * A client of the server at this address, which waits a minute for an answer.
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
     * @throws IOException if it doesn't in time, or not in HTTP
     */
    public Answer send(Request request) throws IOException {
        var builder = HttpRequest.newBuilder(uri(request.path()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        // A time of the request's own would end with the headers, and an answer may go on for ever.
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(builder.build(), headers -> new LimitedBody(LARGEST));
        try {
            var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no complete response from %s within %s".formatted(base, patience));
        } catch (ExecutionException e) {
            throw new IOException("no response from %s: %s".formatted(base, e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + base);
        }
    }

    /** Not resolved: a path that a server sends may begin with two slashes, which would name another host. */
    private URI uri(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not from the root on: " + path);
        }
        return URI.create(base.toString().replaceFirst("/$", "") + path);
    }
}
