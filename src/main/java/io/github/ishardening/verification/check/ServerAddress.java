package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;

/**
 * Where a server that runs listens.
 *
 * @param host its name or address, as one calls it from here
 * @param https the port on which its console and its services are now
 * @param moved how far its ports are from those that its files name
 * @param own how far they would be by its own configuration
 */
public record ServerAddress(String host, int https, int moved, int own) {

    /** Where a port is now that the files of the server name. */
    public int now(int configured) {
        return configured + moved;
    }

    /** What findings call a port that it has now: by its number on a server that nobody moves, which is the same in every run. */
    public Location location(int now) {
        return Location.of("port-" + (now - moved + own));
    }

    /** What findings call a path, which begins with {@code /}, on the HTTPS port. */
    public Location location(String path) {
        return Location.of(location(https).path() + path);
    }
}
