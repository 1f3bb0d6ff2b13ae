package io.github.ishardening.verification.client;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A server's response.
 *
 * @param status the status code
 * @param headers the headers
 * @param content the body, cut to {@link WebClient#LARGEST} bytes
 */
public record Answer(int status, HttpHeaders headers, byte[] content) {

    /** The first value of a header; the name is case-insensitive. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The content as text. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Whether the status is 200 to 299. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
