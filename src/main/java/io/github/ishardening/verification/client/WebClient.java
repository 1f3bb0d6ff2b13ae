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

/** An HTTPS client that doesn't follow redirects. */
public final class WebClient {

    /** The maximum number of bytes read from a response. */
    public static final int LARGEST = 1 << 20;

    /** A server compiles a page on the first request, which takes ten seconds or more on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI base;
    private final Duration patience;
    private final HttpClient http;

    /**
     * A client of the server at this address, which waits a minute for a response.
     *
     * @param base scheme, host and port
     * @param tls its trust settings; see {@link Trust}
     */
    public WebClient(URI base, SSLContext tls) {
        this(base, tls, PATIENCE);
    }

    /**
     * A client of the server at this address.
     *
     * @param base scheme, host and port
     * @param tls its trust settings; see {@link Trust}
     * @param patience the time limit for a complete response
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
     * Sends a request and returns the response.
     *
     * @throws IOException if there is no HTTP response in time
     */
    public Answer send(Request request) throws IOException {
        var builder = HttpRequest.newBuilder(uri(request.path()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        // The request's own timeout would cover only the headers, but a body may never end.
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(builder.build(), headers -> new LimitedBody(LARGEST));
        try {
            var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException(
                    "no complete response from %s within %s ms".formatted(base, patience.toMillis()));
        } catch (ExecutionException e) {
            throw new IOException("no response from %s: %s".formatted(base, e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + base);
        }
    }

    /** Not resolved: a path from a server may begin with two slashes, which would refer to another host. */
    private URI uri(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not from the root on: " + path);
        }
        return URI.create(base.toString().replaceFirst("/$", "") + path);
    }
}
