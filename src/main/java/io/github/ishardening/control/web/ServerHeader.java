package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.GatewayProperty;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.Connector;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.ProductNames;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;

/** Hides the product in the {@code Server} header of HTTP responses. */
@Guideline(
        id = "server-header",
        title = "The Server header doesn't reveal the product",
        severity = Severity.WARNING,
        source = "Production guidelines, HTTP response",
        address = OfficialPages.PRODUCT_LEVEL + "#http-response",
        hardening = """
            Hardening sets the header of both connectors, and of the responses that an API gateway generates itself, \
            to the value of the setting `serverHeader`, by default `Server`. The gateway forwards a backend's own \
            header unchanged.""",
        cis = {"2.4", "2.7"})
public final class ServerHeader extends Control {

    private static final List<String> KEYS = List.of(ConnectorBlock.HTTP + ".server", ConnectorBlock.HTTPS + ".server");
    private static final String ATTRIBUTE = "server";
    private static final String POWERED_BY = "xpoweredBy";
    private static final GatewayProperty GATEWAY = GatewayProperty.ofTransport("http.origin-server");

    @Override
    public void harden(HardeningContext hardening) {
        String header = hardening.settings().serverHeader();
        KEYS.forEach(key -> hardening.toml().set(key, header));
        if (hardening.keys().knows(GATEWAY.key())) {
            hardening.toml().set(GATEWAY.key(), header);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (Connector connector : Connector.all(inspection)) {
            var header = connector.value(ATTRIBUTE).filter(ProductNames::isNamedIn);
            if (header.isPresent()) {
                findings.add(
                        connector.at(ATTRIBUTE),
                        "%s is %s, which reveals the product.".formatted(connector.key(ATTRIBUTE), header.get()),
                        "Set it to %s.".formatted(inspection.settings().serverHeader()));
            }
            if (Boolean.parseBoolean(connector.value(POWERED_BY).orElse(""))) {
                findings.add(
                        connector.at(POWERED_BY),
                        "%s is true: responses reveal Tomcat in X-Powered-By.".formatted(connector.key(POWERED_BY)),
                        "Remove it.");
            }
        }
        new Unseen(inspection, findings).isMade(ServerFiles.CATALINA);
        if (inspection.file(GATEWAY.file()).isPresent()) {
            inspectGateway(inspection, findings);
        }
    }

    /** Synapse's default, {@code WSO2-PassThrough-HTTP}, names the product, too. */
    private static void inspectGateway(Inspection inspection, Findings findings) throws IOException {
        var header = GATEWAY.value(inspection);
        if (header.isEmpty() || ProductNames.isNamedIn(header.get())) {
            findings.add(
                    GATEWAY.at(inspection),
                    "%s %s: the gateway's responses reveal the product."
                            .formatted(GATEWAY.key(), GatewayProperty.shown(header)),
                    "Set it to %s.".formatted(inspection.settings().serverHeader()));
        }
    }
}
