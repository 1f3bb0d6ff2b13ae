package io.github.ishardening.inspection.connector;

import io.github.ishardening.audit.Location;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Something at which the server speaks TLS: a host of a connector of Tomcat, or a listener beside it. */
public interface TlsHost {

    /** What messages call the HTTPS connector that every server has. */
    String USUAL = "the connector";

    /** What can be set. */
    enum Setting {
        /** Which versions of TLS it takes. */
        PROTOCOLS,
        /** Which cipher suites it offers. */
        CIPHERS,
        /** Whether the server chooses among them. */
        SERVER_CHOOSES,
        /** Whether it asks for client certificates. */
        CLIENTS,
        /** Whose certificates it takes. */
        TRUSTSTORE
    }

    /** What messages call it. */
    String name();

    /** The file that sets it up. */
    String path();

    /** The port on which it listens, before any offset; empty if that isn't known. */
    OptionalInt port();

    /** A port as files write it; empty if that is no number. */
    static OptionalInt port(String text) {
        return text.matches("[0-9]{1,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** The value of a setting; empty if nobody sets it, so that Tomcat's or Java's own counts. */
    Optional<String> value(Setting setting);

    /** What one calls a setting where it has to be set. */
    String key(Setting setting);

    /** Where a setting is set, or has to be. */
    Location at(Setting setting) throws IOException;

    /** The settings that let in too much while they are unset. */
    Set<Setting> openIfUnset();
}
