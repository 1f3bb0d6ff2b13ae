package io.github.ishardening.verification.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Asks a server over HTTPS, and follows no redirect. */
public final class WebClient {

    /** How many bytes of an answer are read. */
    public static final int LARGEST = 1 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI base;
    private final HttpClient http;

    /**
     * A client of the server at this address.
     *
     * @param base scheme, host and port
     * @param tls whom it trusts; see {@link Trust}
     */
    public WebClient(URI base, SSLContext tls) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
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
     * @throws IOException if it doesn't within 20 seconds
     */
    public Answer send(Request request) throws IOException {
        var builder = HttpRequest.newBuilder(base.resolve(request.path()))
                .timeout(PATIENCE)
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        try {
            var response = http.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream content = response.body()) {
                return new Answer(response.statusCode(), response.headers(), content.readNBytes(LARGEST));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + base);
        }
    }
}
