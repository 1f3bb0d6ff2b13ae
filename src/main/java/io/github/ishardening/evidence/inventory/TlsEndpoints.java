package io.github.ishardening.evidence.inventory;

import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.CipherSuites;
import io.github.ishardening.inspection.connector.EnabledProtocols;
import io.github.ishardening.inspection.connector.TlsHost;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.inspection.connector.TlsHosts;
import io.github.ishardening.inspection.connector.TlsSuite;
import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where a server speaks TLS, and how. */
record TlsEndpoints(List<TlsSuite> known, Unread unread) {

    /** All that can be read. */
    static List<TlsEndpoint> of(Inspection inspection, Unread unread) {
        var reader = new TlsEndpoints(TlsSuite.all(), unread);
        var all = new ArrayList<TlsEndpoint>();
        for (TlsHosts some : TlsHosts.values()) {
            all.addAll(unread.orNone(
                    some.file(),
                    () -> some.of(inspection).stream()
                            .map(host -> reader.endpoint(host, some.file()))
                            .toList()));
        }
        return all;
    }

    private TlsEndpoint endpoint(TlsHost host, String file) {
        var protocols = host.value(Setting.PROTOCOLS).map(EnabledProtocols::of);
        var suites = host.value(Setting.CIPHERS).map(CipherSuites::of).orElse(List.of());
        return new TlsEndpoint(
                host.name(),
                file,
                host.port(),
                protocols.map(List::copyOf).orElse(List.of()).stream().sorted().toList(),
                named(host, file, suites));
    }

    /** OpenSSL's words for many suites, such as {@code HIGH:!aNULL}, say nothing of their own. */
    private List<String> named(TlsHost host, String file, List<String> suites) {
        var names = new ArrayList<String>();
        for (String suite : suites) {
            var found = name(suite);
            if (found.isEmpty()) {
                unread.add(new Problem(
                        file,
                        "lists, for %s, cipher suites by words that don't name them one by one.".formatted(host.name()),
                        "Name them in %s by their names at IANA.".formatted(host.key(Setting.CIPHERS))));
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
