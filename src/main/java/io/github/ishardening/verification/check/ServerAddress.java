package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;

/**
 * The address of a running server.
 *
 * @param host the name or address at which it is reachable from here
 * @param https the current port of its console and services
 * @param moved the current offset from the ports in its files
 * @param own the offset in its own configuration
 */
public record ServerAddress(String host, int https, int moved, int own) {

    /** The current number of a port in the server's files. */
    public int now(int configured) {
        return configured + moved;
    }

    /** The location of a port in findings: its number with the server's own offset, the same in every run. */
    public Location location(int now) {
        return Location.of("port-" + (now - moved + own));
    }

    /** The location of a path, which begins with {@code /}, on the HTTPS port. */
    public Location location(String path) {
        return Location.of(location(https).path() + path);
    }
}
