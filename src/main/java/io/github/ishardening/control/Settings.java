package io.github.ishardening.control;

import io.github.ishardening.script.Heap;
import java.util.List;

/**
 * What controls write where the user may choose.
 *
 * @param serverHeader the {@code Server} header of HTTP responses
 * @param protocols TLS protocols in Tomcat's syntax
 * @param ciphers TLS cipher suites, the preferred first
 * @param heap the memory of the server's JVM
 */
public record Settings(String serverHeader, String protocols, List<String> ciphers, Heap heap) {

    /** Makes the list immutable. */
    public Settings {
        ciphers = List.copyOf(ciphers);
    }
}
