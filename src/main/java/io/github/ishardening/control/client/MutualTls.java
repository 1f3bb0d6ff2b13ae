package io.github.ishardening.control.client;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.control.transport.LegacyConnectorAttributes;
import io.github.ishardening.control.transport.X509Connector;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;

/**
 * Turns off client certificates or, if configured, accepts only those of listed clients. As shipped, Identity Server
 * requests a certificate and accepts any from a public authority, and unpatched versions then trust the user name in a
 * header (CVE-2025-9312).
 */
@Guideline(
        id = "mutual-tls",
        title = "Client certificates are off or verified",
        severity = Severity.ERROR,
        source = "Production guidelines, Mutual SSL",
        address = OfficialPages.PRODUCT_LEVEL + "#mutual-ssl",
        hardening = """
            By default, hardening turns off client certificates. With `<mutualTls><mode>`, the server requests them: \
            the connector gets a separate truststore that contains only `<mutualTls><clients>`. A server that \
            `deployment.toml` configures also checks their issuers or users. On versions that are vulnerable to \
            CVE-2025-9312, hardening refuses configurations that accept unknown clients, unless `<acceptRisk>` gives a \
            reason. The audit also checks the authenticator of the admin services and the connector for X.509 login, \
            and reports certificates that your configuration binds to any user.""",
        versions = AppliesTo.BOTH_ERAS
                + " Certificates can be bound to users in Identity Server 7.3 and later, and in older"
                + " versions with updates.",
        nist = {"IA-5(2)", "SC-23"})
public final class MutualTls extends Control {

    private static final LegacyConnectorAttributes OLD_ATTRIBUTES = new LegacyConnectorAttributes(
            "clientAuth",
            "SSLVerifyClient",
            "truststoreFile",
            "truststorePass",
            "truststoreType",
            "truststoreProvider",
            "truststoreAlgorithm",
            "SSLCACertificateFile",
            "SSLCACertificatePath",
            "trustManagerClassName",
            "trustMaxCertLength",
            "SSLVerifyDepth",
            "crlFile",
            "SSLCARevocationFile",
            "SSLCARevocationPath");
    private static final String CONNECTOR = ConnectorBlock.HOST + ".";

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var toml = hardening.toml();
        var trust = hardening.clientTrust();
        toml.set(CONNECTOR + "certificateVerification", trust.request().mode().certificateVerification());
        // The server maps this older spelling onto the same setting, so a leftover would compete with it.
        toml.remove(ConnectorBlock.HTTPS + ".certificate_verification");
        OLD_ATTRIBUTES.remove(toml);
        if (trust.truststore().isPresent()) {
            var store = trust.truststore().get();
            hardening.distribution().write(store.path(), store.content());
            toml.set(CONNECTOR + "truststoreFile", ConnectorBlock.FOLDER + store.fileName());
            toml.set(
                    CONNECTOR + "truststorePassword",
                    hardening.secrets().reference(store.secretName(), store.password()));
            toml.set(CONNECTOR + "truststoreType", store.type().name());
            AdminServiceClients.harden(hardening);
            RestClients.harden(hardening);
        }
        X509Connector.repoint(toml);
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        OLD_ATTRIBUTES.inspect(inspection, findings);
        new ClientCertificateCheck(inspection, findings).run();
        new Unseen(inspection, findings).isMade(ServerFiles.CATALINA);
    }
}
