package io.github.ishardening.hardening.handover;

import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * A file with the names of a server's environment variables, without values, for {@code docker run --env-file} or
 * systemd.
 */
final class EnvironmentSample {

    private EnvironmentSample() {}

    /** The contents of the file. */
    static String of(SortedSet<String> variables) {
        return """
                # The environment variables that the server needs to start. Their values are in secrets.properties in the keys
                # directory (IS_TLS_PASSWORD: tls.password), or where you keep your own. Copy this file, fill it in, and make it
                # readable only by the server's user.
                """ + variables.stream().map(name -> name + "=\n").collect(Collectors.joining());
    }
}
