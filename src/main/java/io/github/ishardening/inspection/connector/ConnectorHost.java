package io.github.ishardening.inspection.connector;

import io.github.ishardening.audit.Location;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The TLS configuration of a connector: an {@code SSLHostConfig}, or the connector's own attributes, which Tomcat 9
 * applies to one ({@code AbstractHttp11Protocol}).
 */
record ConnectorHost(Connector part, String name, OptionalInt port, Map<TlsHost.Setting, String> attributes)
        implements TlsHost {

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

    /** The certificate attributes, which also define a host. */
    private static final List<String> CERTIFICATE = List.of("keystoreFile", "SSLCertificateFile");

    /** The host of an {@code SSLHostConfig} element. */
    static ConnectorHost of(Connector host, String name, String port) {
        return new ConnectorHost(host, name, TlsHost.port(port), NAMES);
    }

    /**
     * The hosts of a connector with attributes of its own. If it has two spellings of one attribute, Tomcat uses the
     * last, but a parsed file no longer shows which that is: the second host has the other spellings.
     */
    static List<ConnectorHost> old(Connector connector, String name) {
        Map<Setting, String> first = new EnumMap<>(Setting.class);
        Map<Setting, String> second = new EnumMap<>(Setting.class);
        OLD.forEach((setting, spellings) -> {
            var set = spellings.stream()
                    .filter(spelling -> connector.value(spelling).isPresent())
                    .toList();
            first.put(setting, set.isEmpty() ? spellings.get(0) : set.get(0));
            if (set.size() > 1) {
                second.put(setting, set.get(1));
            }
        });
        OptionalInt port = TlsHost.port(connector.port());
        var host = new ConnectorHost(connector, name, port, first);
        return second.isEmpty() ? List.of(host) : List.of(host, new ConnectorHost(connector, name, port, second));
    }

    /** Whether a connector's own attributes define a host. */
    static boolean isSetUpBy(Connector connector) {
        return Stream.concat(OLD.values().stream().flatMap(List::stream), CERTIFICATE.stream())
                .anyMatch(attribute -> connector.value(attribute).isPresent());
    }

    @Override
    public String path() {
        return ServerFiles.CATALINA;
    }

    @Override
    public Optional<String> value(Setting setting) {
        return Optional.ofNullable(attributes.get(setting)).flatMap(part::value);
    }

    @Override
    public String key(Setting setting) {
        return part.key(attributes.get(setting));
    }

    @Override
    public Location at(Setting setting) throws IOException {
        return part.at(attributes.get(setting));
    }

    @Override
    public Set<Setting> openIfUnset() {
        var open = EnumSet.of(Setting.PROTOCOLS, Setting.CIPHERS, Setting.SERVER_CHOOSES);
        open.retainAll(attributes.keySet());
        return open;
    }
}
