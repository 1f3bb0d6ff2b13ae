package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.BrokerConnection;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;

/** Requires TLS for an API Manager's connections to message brokers on other machines, which transmit a password. */
@Guideline(
        id = "broker-without-tls",
        title = "Connections to message brokers are encrypted",
        severity = Severity.WARNING,
        source = "Security guidelines for production deployment, TLS to other services",
        address = OfficialPages.API_MANAGER_GUIDELINES + "#api-m-runtime-security",
        reportsOnly = true,
        hardening = """
            Use the TLS port of the brokers, 8672 plus their offset, in `throttle_decision_endpoints` and \
            `event_listening_endpoints`, and set `apim.throttling.jms.ssl` and `apim.event_hub.jms.ssl` to `'true'`. \
            The truststore must trust the brokers. Those on the same machine aren't reported.""",
        versions = "API Manager, its gateway, control plane and traffic manager.",
        nist = {"SC-8", "SC-8(1)"})
public final class BrokerWithoutTls extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var connections = BrokerConnection.all(inspection);
        for (BrokerConnection connection : connections) {
            if (!connection.isEncrypted() && !connection.isLocal()) {
                findings.add(
                        at(connection, inspection),
                        "the server sends its password to the message broker at %s without TLS."
                                .formatted(connection.address()),
                        "Use the broker's TLS port, and set %s to 'true'."
                                .formatted(connection.use().tls()));
            }
        }
        new Unseen(inspection, findings).none("connection to a message broker", connections);
    }

    private static Location at(BrokerConnection connection, Inspection inspection) {
        return connection.use().keys().stream()
                .filter(inspection.toml()::has)
                .findFirst()
                .map(inspection::at)
                .orElse(Location.of(ServerFiles.API_MANAGER_XML));
    }
}
