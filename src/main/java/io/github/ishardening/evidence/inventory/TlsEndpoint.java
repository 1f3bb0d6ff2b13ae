package io.github.ishardening.evidence.inventory;

import java.util.List;
import java.util.OptionalInt;

/**
 * A TLS endpoint of the server.
 *
 * @param name its name in messages
 * @param file the file that configures it
 * @param port the port, before any offset; empty if unknown
 * @param protocols the enabled versions, such as {@code TLSv1.3}, sorted; empty for Java's defaults
 * @param suites the cipher suites in order of preference, by IANA names if known; empty for Java's defaults, or if
 *     unknown
 * @param groups the key exchange groups in order of preference, by their OpenSSL names; empty if not set
 */
public record TlsEndpoint(
        String name, String file, OptionalInt port, List<String> protocols, List<String> suites, List<String> groups) {

    /** Copies the lists. */
    public TlsEndpoint {
        protocols = List.copyOf(protocols);
        suites = List.copyOf(suites);
        groups = List.copyOf(groups);
    }
}
