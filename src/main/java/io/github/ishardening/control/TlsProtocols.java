package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** TLS 1.2 and 1.3 only; as shipped, the server also takes 1.0 and 1.1. */
final class TlsProtocols implements Control {

    private static final String KEY = "transport.https.sslHostConfig.properties.protocols";
    private static final String ALL = "all";
    private static final List<String> OLD = List.of("SSLv2", "SSLv2Hello", "SSLv3", "TLSv1", "TLSv1.0", "TLSv1.1");
    private static final List<String> EVERY = List.of("SSLv2Hello", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
    private static final OldConnectorAttributes OLD_ATTRIBUTES =
            new OldConnectorAttributes("sslProtocol", "sslEnabledProtocols");

    private static final Rule RULE = new Rule(
            "tls-protocols",
            "TLS 1.2 and 1.3 only",
            Severity.ERROR,
            "Production guidelines, HTTPS security",
            """
            Hardening sets `protocols` of the HTTPS connector to the setting `protocols`, `+TLSv1.2,+TLSv1.3` unless \
            said otherwise, and removes older spellings that would compete with it.""",
            Versions.TOML + " TLS 1.3 takes Java 11 or later.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) {
        var toml = hardening.toml();
        toml.set(KEY, hardening.settings().protocols());
        OLD_ATTRIBUTES.remove(toml);
        // The server maps these older spellings onto the same setting, so a leftover would compete with it.
        toml.remove("transport.https.properties.protocols");
        toml.remove("transport.https.properties.ssl_protocol");
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) {
        OLD_ATTRIBUTES.inspect(inspection, findings);
        var old = offered(inspection.value(KEY).orElse(ALL)).stream()
                .filter(OLD::contains)
                .toList();
        if (!old.isEmpty()) {
            findings.add(
                    inspection.at(KEY, ServerFiles.CATALINA),
                    "the connector takes %s, unless the JDK itself refuses them.".formatted(String.join(", ", old)),
                    "Set %s to %s.".formatted(KEY, inspection.settings().protocols()));
        }
        new Unseen(inspection, findings).isMade(ServerFiles.CATALINA);
    }

    /** The protocols in Tomcat's syntax, in which the last mention of one counts. */
    private static Set<String> offered(String protocols) {
        Set<String> offered = new TreeSet<>();
        // Tomcat takes a blank for no choice.
        for (String token : (protocols.isBlank() ? ALL : protocols).split("(?=[-+,])")) {
            String name = token.replaceFirst("^[-+,]", "").strip();
            List<String> meant = name.equalsIgnoreCase(ALL) ? EVERY : List.of(name);
            if (token.startsWith("-")) {
                meant.forEach(offered::remove);
            } else {
                offered.addAll(meant);
            }
        }
        return offered;
    }
}
