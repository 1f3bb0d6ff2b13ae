package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.Product.Part;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.Broker;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;

/**
 * Requires TLS 1.2 or later of the broker that notifies API Manager's gateways; by default, it has a port with TLS 1.0
 * only, and one without TLS.
 */
@Guideline(
        id = "broker-tls",
        title = "The message broker uses TLS 1.2 or later, and its port without TLS isn't exposed",
        severity = Severity.ERROR,
        source = "Configuration catalog, message broker",
        address = OfficialPages.CONFIGURATION_CATALOGUE,
        hardening = """
            Hardening applies the settings `protocols` and `ciphers`, without ChaCha20 suites, to port 8672. Port 5672 \
            accepts messages, including the super administrator's password, without TLS. A gateway's broker serves \
            only that gateway: hardening binds it to 127.0.0.1, and the gateway connects to it there unless \
            `deployment.toml` lists other brokers. Control planes, traffic managers and all-in-one packs serve \
            gateways, and a build can't know how these connect: there, close the port yourself.""",
        versions = "API Manager and its gateway, control plane and traffic manager, depending on which keys each"
                + " supports.",
        nist = {"SC-8", "SC-8(1)"})
public final class BrokerTls extends Control {

    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> OWN = List.of("tcp://" + LOOPBACK + ":${jms.port}");

    /**
     * The brokers of decisions and events, by default the server's own; {@code event_listening_endpoints} takes
     * precedence for events.
     */
    private static final String BROKERS = "apim.throttling.throttle_decision_endpoints";

    private static final String URL = "apim.throttling.jms.topic_connection_factory";

    @Override
    public void harden(HardeningContext hardening) {
        var settings = hardening.settings();
        String table = Broker.TLS + ".";
        JavaTls.set(hardening, table + Broker.OF_TLS.get(Setting.PROTOCOLS), JavaTls.text(JavaTls.protocols(settings)));
        JavaTls.set(hardening, table + Broker.OF_TLS.get(Setting.CIPHERS), JavaTls.text(JavaTls.suites(settings)));
        if (servesItselfOnly(hardening.distribution().product())
                && hardening.keys().knows(Broker.ADDRESS)
                && hardening.keys().knows(BROKERS)) {
            var toml = hardening.toml();
            toml.set(Broker.ADDRESS, LOOPBACK);
            if (!toml.has(BROKERS) && !toml.has(URL)) {
                toml.set(BROKERS, OWN);
            }
        }
    }

    private static boolean servesItselfOnly(Product product) {
        return product.does(Part.GATEWAY) && !product.does(Part.TRAFFIC_MANAGER);
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var brokers = Broker.all(inspection);
        for (Broker broker : brokers) {
            if (broker.tls().isPresent()) {
                JavaTls.check(broker.tls().get(), inspection.settings(), findings);
            }
            if (broker.plain().isPresent() && !broker.isLocal()) {
                checkPlain(broker, broker.plain().get(), findings);
            }
        }
        new Unseen(inspection, findings).none("message broker", brokers);
    }

    private static void checkPlain(Broker broker, String port, Findings findings) throws IOException {
        String message = "the broker accepts messages, including passwords, without TLS on %s, port %s."
                .formatted(broker.address(), port);
        if (broker.protocol().equals("mqtt")) {
            findings.add(
                    broker.atPlain(),
                    message,
                    "Turn off MQTT in the template of %s.".formatted(ServerFiles.BROKER_XML));
        } else if (servesItselfOnly(broker.inspection().product())) {
            findings.add(broker.atPlain(), message, "Set %s to %s.".formatted(Broker.ADDRESS, LOOPBACK));
        } else {
            findings.byHand(
                    broker.atPlain(),
                    message,
                    ("%sonnect the gateways to port 8672 over TLS and set %s to false; or, in the firewall, allow"
                                    + " only the gateways to access the port.")
                            .formatted(
                                    broker.tls().isPresent() ? "C" : "Set %s.enabled to true, c".formatted(Broker.TLS),
                                    Broker.PLAIN));
        }
    }
}
