package io.github.ishardening.inspection.connector;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How Tomcat interprets {@code certificateVerification} (formerly {@code clientAuth}) of a connector: whether it
 * requests client certificates. The values are those of {@code SSLHostConfig.CertificateVerification} in Tomcat 9.0,
 * which ignores their case.
 */
public enum ClientVerification {
    /** Requests no client certificate; the default. */
    OFF("none", "false", "no", ""),
    /** Requests a client certificate, and accepts those that it can verify or, with {@code optionalNoCA}, any. */
    ON("optional", "want", "required", "require", "true", "yes", "optionalnoca", "optional_no_ca"),
    /** A value that Tomcat doesn't know, or that only the running server can resolve. */
    UNKNOWN;

    private final List<String> words;

    ClientVerification(String... words) {
        this.words = List.of(words);
    }

    /** Whether a value refuses clients without a certificate; other values that are {@link #ON} only request one. */
    public static boolean isRequired(String value) {
        return List.of("required", "require", "true", "yes").contains(value.toLowerCase(Locale.ROOT));
    }

    public static ClientVerification of(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(meaning -> meaning.words.contains(word))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
