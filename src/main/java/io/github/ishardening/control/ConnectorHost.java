package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a connector speaks TLS: by an {@code SSLHostConfig} of it, or by its own attributes, which Tomcat 9 takes for those
 * of one ({@code AbstractHttp11Protocol}).
 */
final class ConnectorHost implements TlsHost {

    private static final Map<Setting, String> NAMES = Map.of(
            Setting.PROTOCOLS, "protocols",
            Setting.CIPHERS, "ciphers",
            Setting.SERVER_CHOOSES, "honorCipherOrder",
            Setting.CLIENTS, "certificateVerification",
            Setting.TRUSTSTORE, "truststoreFile");
    private static final Map<Setting, List<String>> OLD = Map.of(
            Setting.PROTOCOLS, List.of("sslEnabledProtocols", "SSLProtocol"),
            Setting.CIPHERS, List.of("ciphers", "SSLCipherSuite"),
            Setting.SERVER_CHOOSES, List.of("useServerCipherSuitesOrder", "SSLHonorCipherOrder"),
            Setting.CLIENTS, List.of("clientAuth", "SSLVerifyClient"),
            Setting.TRUSTSTORE, List.of("truststoreFile", "SSLCACertificateFile"));

    private final Connector part;
    private final String name;
    private final boolean isOld;

    private ConnectorHost(Connector part, String name, boolean isOld) {
        this.part = part;
        this.name = name;
        this.isOld = isOld;
    }

    /** An element of its own. */
    static ConnectorHost of(Connector host, String name) {
        return new ConnectorHost(host, name, false);
    }

    /** A connector by its own attributes. */
    static ConnectorHost old(Connector connector, String name) {
        return new ConnectorHost(connector, name, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> value(Setting setting) {
        return part.value(attribute(setting));
    }

    @Override
    public String key(Setting setting) {
        return part.key(attribute(setting));
    }

    @Override
    public Location at(Setting setting) throws IOException {
        return part.at(attribute(setting));
    }

    @Override
    public Set<Setting> openIfUnset() {
        return EnumSet.of(Setting.PROTOCOLS, Setting.CIPHERS, Setting.SERVER_CHOOSES);
    }

    private String attribute(Setting setting) {
        return isOld
                ? OLD.get(setting).stream()
                        .filter(found -> part.value(found).isPresent())
                        .findFirst()
                        .orElse(OLD.get(setting).get(0))
                : NAMES.get(setting);
    }
}
