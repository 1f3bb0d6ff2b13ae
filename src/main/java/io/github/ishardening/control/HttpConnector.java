package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.io.IOException;

/** Whether the server speaks plain HTTP too. Identity Server 5.11 and later can do without, unless some application still calls it so. */
final class HttpConnector implements Control {

    private static final Rule RULE = new Rule(
            "http-connector",
            "There is no plain HTTP connector",
            Severity.INFO,
            "Configure transport level security",
            """
            Hardening leaves the plain connector, since applications may call it; with the setting `httpConnector` \
            as `false` it is switched off. The audit names the port.""",
            Versions.TOML + " It can be switched off from Identity Server 5.11 on; before, close the port.");
    private static final String KEY = "transport.http.enabled";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) {
        if (!hardening.settings().web().httpConnector() && hardening.keys().knows(KEY)) {
            // A text, "false" for instance, counts as false whatever it says.
            hardening.toml().set(KEY, false);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var catalina = inspection.xml(ServerFiles.CATALINA);
        boolean curable = inspection.keys().knows(KEY);
        if (catalina.isPresent()) {
            catalina.get().elements("//Connector").stream()
                    .filter(connector -> !Boolean.parseBoolean(connector.getAttribute("SSLEnabled")))
                    .forEach(connector -> findings.add(
                            inspection.at("transport.http.properties.port", ServerFiles.CATALINA),
                            "the server speaks plain HTTP on port %s.".formatted(connector.getAttribute("port")),
                            curable
                                    ? "Set <controls><settings><httpConnector> to false, or close the port in the firewall."
                                    : "Close the port in the firewall."));
        }
        new Unseen(inspection, findings).isThere(ServerFiles.CATALINA);
    }
}
