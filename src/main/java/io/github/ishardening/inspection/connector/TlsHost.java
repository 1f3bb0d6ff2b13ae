package io.github.ishardening.inspection.connector;

import io.github.ishardening.audit.Location;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A TLS endpoint of the server: a host of a Tomcat connector, or another listener. */
public interface TlsHost {

    /** The name in messages of the HTTPS connector that every server has. */
    String USUAL = "the connector";

    /** A TLS setting. */
    enum Setting {
        /** The TLS versions that it accepts. */
        PROTOCOLS,
        /** The cipher suites that it offers. */
        CIPHERS,
        /** Whether the server chooses among the cipher suites. */
        SERVER_CHOOSES,
        /** Whether it requests client certificates. */
        CLIENTS,
        /** The truststore for client certificates. */
        TRUSTSTORE
    }

    /** Its name in messages. */
    String name();

    /** The file that configures it. */
    String path();

    /** The port on which it listens, before any offset; empty if unknown. */
    OptionalInt port();

    /** Parses a port in a file; empty if it isn't a number. */
    static OptionalInt port(String text) {
        return text.matches("[0-9]{1,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** The value of a setting; empty if it is unset, so that Tomcat's or Java's default applies. */
    Optional<String> value(Setting setting);

    /** The name of a setting where it has to be set. */
    String key(Setting setting);

    /** Where a setting is set, or has to be. */
    Location at(Setting setting) throws IOException;

    /** The settings that accept too much while they are unset. */
    Set<Setting> openIfUnset();
}
