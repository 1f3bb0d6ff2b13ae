package io.github.ishardening.evidence.inventory;

import java.util.List;
import java.util.OptionalInt;

/**
 * A place at which the server speaks TLS.
 *
 * @param name what messages call it
 * @param file the file that sets it up
 * @param port the port, before any offset; empty if that isn't known
 * @param protocols the versions that are on, such as {@code TLSv1.3}, sorted; none if nobody sets them, so that Java's own
 *     count
 * @param suites the cipher suites, by their names at IANA where those are known, the preferred one first; none if nobody
 *     sets them, so that Java's own count, or if it isn't known what is set
 */
public record TlsEndpoint(String name, String file, OptionalInt port, List<String> protocols, List<String> suites) {

    /** Copies the lists. */
    public TlsEndpoint {
        protocols = List.copyOf(protocols);
        suites = List.copyOf(suites);
    }
}
