package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How a connector speaks TLS: by an {@code SSLHostConfig} of it, or by its own attributes, which Tomcat 9 takes for those
 * of one ({@code AbstractHttp11Protocol}).
 */
final class TlsHost {

    /** What messages call the HTTPS connector that every server has. */
    static final String USUAL = "the connector";

    /** What can be set, with the names that it has in a host and in a connector. */
    enum Setting {
        /** Which versions of TLS it takes. */
        PROTOCOLS("protocols", "sslEnabledProtocols", "SSLProtocol"),
        /** Which cipher suites it offers. */
        CIPHERS("ciphers", "ciphers", "SSLCipherSuite"),
        /** Whether the server chooses among them. */
        SERVER_CHOOSES("honorCipherOrder", "useServerCipherSuitesOrder", "SSLHonorCipherOrder"),
        /** Whether it asks for client certificates. */
        CLIENTS("certificateVerification", "clientAuth", "SSLVerifyClient"),
        /** Whose certificates it takes. */
        TRUSTSTORE("truststoreFile", "truststoreFile", "SSLCACertificateFile");

        private final String name;
        private final List<String> old;

        Setting(String name, String... old) {
            this.name = name;
            this.old = List.of(old);
        }
    }

    private final Connector part;
    private final String name;
    private final boolean isOld;

    private TlsHost(Connector part, String name, boolean isOld) {
        this.part = part;
        this.name = name;
        this.isOld = isOld;
    }

    /** An element of its own. */
    static TlsHost of(Connector host, String name) {
        return new TlsHost(host, name, false);
    }

    /** A connector by its own attributes. */
    static TlsHost old(Connector connector, String name) {
        return new TlsHost(connector, name, true);
    }

    /** What messages call it. */
    String name() {
        return name;
    }

    /** The value of a setting; empty if nobody sets it, so that Tomcat's own counts. */
    Optional<String> value(Setting setting) {
        return part.value(attribute(setting));
    }

    /** What one calls a setting where it has to be set. */
    String key(Setting setting) {
        return part.key(attribute(setting));
    }

    /** Where a setting is set, or has to be. */
    Location at(Setting setting) throws IOException {
        return part.at(attribute(setting));
    }

    private String attribute(Setting setting) {
        return isOld
                ? setting.old.stream()
                        .filter(name -> part.value(name).isPresent())
                        .findFirst()
                        .orElse(setting.old.get(0))
                : setting.name;
    }
}
