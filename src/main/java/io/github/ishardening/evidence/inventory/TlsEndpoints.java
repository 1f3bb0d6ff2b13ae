package io.github.ishardening.evidence.inventory;

import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.CipherSuites;
import io.github.ishardening.inspection.connector.EnabledProtocols;
import io.github.ishardening.inspection.connector.TlsHost;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.inspection.connector.TlsHosts;
import io.github.ishardening.inspection.connector.TlsSuite;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.server.ConnectorBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads the TLS endpoints of a server. */
record TlsEndpoints(Inspection inspection, List<TlsSuite> known, Unread unread) {

    /** Everything that can be read. */
    static List<TlsEndpoint> of(Inspection inspection, Unread unread) {
        var reader = new TlsEndpoints(inspection, TlsSuite.all(), unread);
        var all = new ArrayList<TlsEndpoint>();
        for (TlsHosts some : TlsHosts.values()) {
            all.addAll(unread.orNone(some.file(), () -> reader.endpoints(some)));
        }
        return all;
    }

    private List<TlsEndpoint> endpoints(TlsHosts some) throws IOException {
        var endpoints = new ArrayList<TlsEndpoint>();
        for (TlsHost host : some.of(inspection)) {
            endpoints.add(endpoint(host));
        }
        return endpoints;
    }

    private TlsEndpoint endpoint(TlsHost host) throws IOException {
        var protocols = host.value(Setting.PROTOCOLS).map(EnabledProtocols::of);
        var suites = host.value(Setting.CIPHERS).map(CipherSuites::of).orElse(List.of());
        return new TlsEndpoint(
                host.name(),
                host.path(),
                host.port(),
                protocols.map(List::copyOf).orElse(List.of()).stream().sorted().toList(),
                named(host, suites),
                groups(host));
    }

    private List<String> groups(TlsHost host) throws IOException {
        return host.name().equals(TlsHost.USUAL) && inspection.isOn(ConnectorBlock.OPENSSL)
                ? CipherSuites.of(inspection.value(ConnectorBlock.GROUPS).orElse(""))
                : List.of();
    }

    /** The names of the suites; none if one is an expression of OpenSSL, such as {@code HIGH:!aNULL}. */
    private List<String> named(TlsHost host, List<String> suites) {
        var names = new ArrayList<String>();
        for (String suite : new LinkedHashSet<>(suites)) {
            var found = name(suite);
            if (found.isEmpty()) {
                unread.add(new Problem(
                        host.path(),
                        "lists, for %s, cipher suites as expressions instead of names.".formatted(host.name()),
                        "List them in %s by their IANA names.".formatted(host.key(Setting.CIPHERS))));
                return List.of();
            }
            names.add(found.get());
        }
        return names;
    }

    private Optional<String> name(String suite) {
        return known.stream()
                .filter(each -> each.isCalled(suite))
                .map(TlsSuite::name)
                .findFirst();
    }
}
