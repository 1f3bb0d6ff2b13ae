package io.github.ishardening.evidence.cbom;

import io.github.ishardening.evidence.inventory.TlsEndpoint;
import io.github.ishardening.inspection.connector.TlsSuite;
import io.github.ishardening.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The TLS versions of each endpoint, with their cipher suites. */
final class TlsComponents {

    private final Components components;
    private final Map<String, TlsSuite> suites;
    private final Map<String, Integer> taken = new HashMap<>();

    /** Adds to these components. */
    TlsComponents(Components components) {
        this.components = components;
        this.suites = TlsSuite.all().stream().collect(Collectors.toMap(TlsSuite::name, Function.identity()));
    }

    /** Adds the versions of an endpoint, and returns their references. */
    Set<String> add(TlsEndpoint endpoint) {
        var refs = new LinkedHashSet<String>();
        for (String protocol : endpoint.protocols()) {
            // The format of the first message, not a version.
            if (!protocol.equals("SSLv2Hello")) {
                refs.add(add(endpoint, Optional.of(protocol)));
            }
        }
        if (endpoint.protocols().isEmpty()) {
            refs.add(add(endpoint, Optional.empty()));
        }
        return refs;
    }

    private String add(TlsEndpoint endpoint, Optional<String> protocol) {
        var offered = endpoint.suites().stream()
                .map(suites::get)
                .filter(suite -> protocol.isEmpty() || suite.isFor(protocol.get()))
                .toList();
        var version = protocol.map(name -> name.replaceFirst("^TLSv", "")).map(name -> name.equals("1") ? "1.0" : name);
        var exchanges = components.refs(exchanges(endpoint, protocol));
        String name = "TLS%s of %s".formatted(version.map(text -> " " + text).orElse(""), endpoint.name());
        String ref = free("protocol:" + name.replace(' ', '-'));
        var component = components.of(
                ref,
                () -> Components.asset(
                        name,
                        "protocol",
                        "protocolProperties",
                        Json.object(
                                "type",
                                "tls",
                                "version",
                                version,
                                "cipherSuites",
                                Optional.of(offered.stream().map(this::suite).toList())
                                        .filter(some -> !endpoint.suites().isEmpty()),
                                "cryptoRefArray",
                                Optional.of(exchanges).filter(some -> !some.isEmpty()))));
        component.foundIn(endpoint.file(), context(endpoint));
        exchanges.forEach(component::needs);
        offered.stream()
                .flatMap(suite -> components.refs(SuiteAlgorithms.of(suite.name())).stream())
                .forEach(component::needs);
        return ref;
    }

    /** The groups if they are set; otherwise what every suite of TLS 1.3 uses (RFC 8446, 4.2.7). */
    private static List<Algorithm> exchanges(TlsEndpoint endpoint, Optional<String> protocol) {
        if (!endpoint.groups().isEmpty()) {
            return endpoint.groups().stream().map(KeyExchanges::group).toList();
        }
        return protocol.filter("TLSv1.3"::equals).isPresent()
                ? List.of(KeyExchanges.agreement(KeyExchanges.ECDHE))
                : List.of();
    }

    private Map<String, Object> suite(TlsSuite suite) {
        return Json.object(
                "name",
                suite.name(),
                "algorithms",
                components.refs(SuiteAlgorithms.of(suite.name())),
                "identifiers",
                List.of(octet(suite.code() >> Byte.SIZE), octet(suite.code())));
    }

    private static String octet(int code) {
        return "0x%02X".formatted(code & 0xFF);
    }

    private static String context(TlsEndpoint endpoint) {
        var said = new ArrayList<String>();
        said.add(endpoint.name());
        endpoint.port().stream()
                .mapToObj(port -> "port " + port)
                .filter(port -> !endpoint.name().endsWith(port))
                .forEach(said::add);
        if (endpoint.protocols().isEmpty()) {
            said.add("versions not set");
        }
        if (endpoint.suites().isEmpty()) {
            said.add("suites not set");
        }
        return String.join(", ", said);
    }

    /** A unique reference: a connector with two spellings of a setting results in two endpoints with the same name. */
    private String free(String ref) {
        String free = ref;
        while (components.has(free)) {
            free = ref + "-" + taken.merge(ref, 2, (number, two) -> number + 1);
        }
        return free;
    }
}
