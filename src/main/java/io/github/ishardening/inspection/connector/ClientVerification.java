package io.github.ishardening.inspection.connector;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What Tomcat makes of a connector's {@code certificateVerification}, or {@code clientAuth} as it was called before:
 * whether it asks for client certificates. The words are those of {@code SSLHostConfig.CertificateVerification} in Tomcat
 * 9.0, which takes them in any case.
 */
public enum ClientVerification {
    /** It asks for none. What is unset is off too. */
    OFF("none", "false", "no", ""),
    /** It asks for one, and takes those that it can verify, or any. */
    ON("optional", "want", "required", "require", "true", "yes", "optionalnoca", "optional_no_ca"),
    /** A word that Tomcat doesn't know, or that only the running server does. */
    UNKNOWN;

    private final List<String> words;

    ClientVerification(String... words) {
        this.words = List.of(words);
    }

    /** Whether a value lets in nobody without a certificate; others that are {@link #ON} only ask. */
    public static boolean isRequired(String value) {
        return List.of("required", "require", "true", "yes").contains(value.toLowerCase(Locale.ROOT));
    }

    /** The meaning of a value. */
    public static ClientVerification of(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(meaning -> meaning.words.contains(word))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
