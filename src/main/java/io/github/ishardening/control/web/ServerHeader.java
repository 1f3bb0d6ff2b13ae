package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
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
            Hardening sets the header of both connectors to the value of the setting `serverHeader`, by default \
            `Server`.""",
        cis = {"2.4", "2.7"})
public final class ServerHeader extends Control {

    private static final List<String> KEYS = List.of(ConnectorBlock.HTTP + ".server", ConnectorBlock.HTTPS + ".server");
    private static final String ATTRIBUTE = "server";
    private static final String POWERED_BY = "xpoweredBy";

    @Override
    public void harden(HardeningContext hardening) {
        String header = hardening.settings().serverHeader();
        KEYS.forEach(key -> hardening.toml().set(key, header));
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
    }
}
