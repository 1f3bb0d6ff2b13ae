package io.github.ishardening.verification.client;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status the status code
 * @param headers the headers
 * @param content what came with it, at most {@link WebClient#LARGEST} bytes of it
 */
public record Answer(int status, HttpHeaders headers, byte[] content) {

    /** The value of a header, in whatever case; the first one of several. */
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
