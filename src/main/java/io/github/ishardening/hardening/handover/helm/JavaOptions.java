package io.github.ishardening.hardening.handover.helm;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.script.StartScript;
import io.github.ishardening.server.StartScripts;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The contents of {@code JAVA_OPTS} in a container, for an image whose start script isn't hardened. The start script of
 * the hardened server passes the same options after these, so that its own take precedence.
 */
final class JavaOptions {

    private static final List<String> HARDENED = List.of(
            "httpclient.hostnameVerifier",
            "org.opensaml.httpclient.https.disableHostnameVerification",
            "jdk.tls.ephemeralDHKeySize",
            "jdk.tls.namedGroups",
            "jdk.tls.rejectClientInitiatedRenegotiation");

    private JavaOptions() {}

    /**
     * The options that hardening sets in the start script.
     *
     * @param ofChart additional options of the chart; may be empty
     */
    static String of(Distribution distribution, String ofChart) throws IOException {
        var shell = StartScripts.readable(distribution).values().stream()
                .filter(script -> script.path().endsWith(".sh"))
                .toList();
        String hardened = HARDENED.stream()
                .flatMap(property -> shell.stream()
                        .flatMap(script -> script.settings(property).stream())
                        .map(StartScript.Setting::value)
                        .map(value -> "-D%s=%s".formatted(property, value)))
                .distinct()
                .collect(Collectors.joining(" "));
        return (hardened + " " + ofChart).strip();
    }
}
