package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.Connector;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;

/**
 * Requires plain HTTP to be off. Identity Server 5.11 and later doesn't need it, unless an application still uses it.
 */
@Guideline(
        id = "http-connector",
        title = "Plain HTTP is off",
        severity = Severity.INFO,
        source = "Configure transport level security",
        address = OfficialPages.TRANSPORT + "#enabledisable-httphttps-transport",
        hardening = """
            Plain HTTP exposes the administrator's password and tokens. Hardening turns it off for a new server, \
            if the version has a setting for it: callers of `http://` and port 9763, such as health checks \
            and TLS-terminating proxies, then fail; point them to port 9443. To keep it, set `httpConnector` to `true`. Servers with data, servers whose keys come \
            from an earlier version of the plugin, and API Manager keep it unless the setting is `false`. Existing \
            settings in `deployment.toml` are kept. The audit reports the port, as a warning if Identity Server can do \
            without it. It also reports AJP connectors; one without a secret is an error.""",
        versions = AppliesTo.TOML
                + " It can be turned off in Identity Server 5.11 and later; in earlier versions, and in the kernel, which"
                + " has no setting for it, close the port.",
        nist = {"AC-3", "SC-8"},
        cis = "10.11",
        stig = "TCAT-AS-000100")
public final class HttpConnector extends Control {

    private static final String KEY = "transport.http.enabled";

    @Override
    public void harden(HardeningContext hardening) {
        if (hardening.keys().knows(KEY) && !stays(hardening)) {
            // A string, such as "false", counts as false whatever it contains.
            hardening.toml().set(KEY, false);
        }
    }

    private boolean stays(HardeningContext hardening) {
        return hardening
                .settings()
                .web()
                .httpConnector()
                .orElseGet(() -> hardening.toml().has(KEY)
                        || !isIdentityServer(hardening.distribution().product())
                        || !hardening.firstStart().isOfNewServer());
    }

    /** Whether it is Identity Server or its kernel; API Manager's gateway needs plain HTTP. */
    private static boolean isIdentityServer(Product product) {
        return product.isIdentityServer() || product.family() == Product.Family.KERNEL;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (Connector connector : Connector.all(inspection)) {
            if (connector.speaksAjp()) {
                checkAjp(connector, findings);
            } else if (!connector.speaksTls()) {
                inspectHttp(connector, inspection, findings);
            }
        }
        new Unseen(inspection, findings).isThere(ServerFiles.CATALINA);
    }

    private static void inspectHttp(Connector connector, Inspection inspection, Findings findings) throws IOException {
        boolean isCurable = connector.isUsualHttp() && inspection.keys().knows(KEY);
        boolean isNeedless = isCurable && isIdentityServer(inspection.product());
        boolean isWanted = inspection
                .settings()
                .web()
                .httpConnector()
                .orElseGet(() -> inspection.existing() || inspection.toml().has(KEY));
        findings.add(
                isNeedless ? Severity.WARNING : findings.severity(),
                connector.at("port"),
                "the server speaks plain HTTP on port %s%s."
                        .formatted(
                                connector.port(),
                                connector.isUsualHttp() && !isCurable
                                        ? ", because this version has no setting to turn it off"
                                        : ""),
                isCurable
                        ? "Set transport.http.enabled to false, as the setting httpConnector does, or close the port in"
                                + " the firewall."
                        : "Close the port in the firewall.",
                isNeedless && !isWanted);
    }

    /** Tomcat trusts what AJP requests contain: the user, and the file to read (CVE-2020-1938). */
    private static void checkAjp(Connector connector, Findings findings) throws IOException {
        String secret = connector
                .value("secret")
                .or(() -> connector.value("requiredSecret"))
                .orElse("");
        if (secret.isBlank()) {
            findings.addOfUser(
                    Severity.ERROR,
                    connector.at("port"),
                    ("the server speaks AJP on port %s without a secret: it trusts anyone who can reach it"
                                    + " (CVE-2020-1938).")
                            .formatted(connector.port()),
                    "Remove the connector, or give it a secret and the address of the proxy.");
        } else {
            findings.add(
                    connector.at("port"),
                    "the server speaks AJP, without TLS, on port %s.".formatted(connector.port()),
                    "In the firewall, allow only the proxy to access the port.");
        }
    }
}
