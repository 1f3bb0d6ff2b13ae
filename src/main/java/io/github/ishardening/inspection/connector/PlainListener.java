package io.github.ishardening.inspection.connector;

import io.github.ishardening.audit.Location;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.Optional;

/**
 * A port without TLS, other than Tomcat's.
 *
 * @param port the port
 * @param key the boolean key of {@code deployment.toml} that closes it; empty if none does
 * @param path the file that opens it
 * @param mark the beginning of its element in that file
 */
public record PlainListener(Inspection inspection, String port, String key, String path, String mark) {

    /** Where it is opened. */
    public Location at() throws IOException {
        return RenderedLine.of(inspection, key, path, mark, Optional.empty());
    }

    /** The key, if this version knows it. */
    public Optional<String> knownKey() throws IOException {
        return inspection.keys().knows(key) ? Optional.of(key) : Optional.empty();
    }
}
