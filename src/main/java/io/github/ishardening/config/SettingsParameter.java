package io.github.ishardening.config;

import io.github.ishardening.control.Settings;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.Heap;
import java.util.List;
import java.util.regex.Pattern;

/** {@code <controls><settings>}: what controls write where there is a choice. */
public class SettingsParameter {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9 ._/-]+");
    private static final Pattern PROTOCOLS = Pattern.compile("\\+TLSv1\\.[23](,\\+TLSv1\\.[23])*");
    private static final Pattern SUITE = Pattern.compile("TLS_[A-Z0-9_]+");

    private static final List<String> STRONG = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    private static final List<String> RECOMMENDED = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    /** The {@code Server} header of HTTP responses; the default, {@code Server}, names no product. */
    private String serverHeader = "Server";

    /** TLS protocols in Tomcat's syntax; default {@code +TLSv1.2,+TLSv1.3}. Nothing older is taken. */
    private String protocols = "+TLSv1.2,+TLSv1.3";

    /** Cipher suites, the preferred first, separated by commas; by default those with GCM or ChaCha20 and ECDHE. */
    private String ciphers;

    /** Whether only suites with 256-bit keys are offered; default {@code false}. */
    private boolean strongOnly;

    /** Initial heap; default {@code 512m}. */
    private String heapMin = "512m";

    /** Largest heap; default {@code 2048m}. */
    private String heapMax = "2048m";

    /**
     * The checked settings.
     *
     * @throws ProblemException if one of them is not what its control can write
     */
    Settings toSettings() {
        var suites = ciphers == null ? (strongOnly ? STRONG : RECOMMENDED) : List.of(ciphers.split("\\s*,\\s*"));
        suites.forEach(suite -> check("ciphers", suite, SUITE, "a TLS cipher suite such as TLS_AES_256_GCM_SHA384"));
        return new Settings(
                check("serverHeader", serverHeader, HEADER, "letters, digits, blanks and . _ / -"),
                check("protocols", protocols, PROTOCOLS, "+TLSv1.2,+TLSv1.3 or one of the two"),
                suites,
                Heap.of("<controls><settings><heapMin>", heapMin, heapMax));
    }

    private static String check(String name, String value, Pattern pattern, String expected) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new ProblemException(
                    "<controls><settings><" + name + ">", "must be %s, was %s.".formatted(expected, value));
        }
        return value;
    }
}
