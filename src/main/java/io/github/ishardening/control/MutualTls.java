package io.github.ishardening.control;

import java.io.IOException;

/**
 * Client certificates are asked for only if the user wants it, and then let in only his clients. As shipped, Identity
 * Server asks for one, accepts any that a public authority issued, and unpatched versions then believe the user name in a
 * header (CVE-2025-9312).
 */
final class MutualTls implements Control {

    private static final String CONNECTOR = "transport.https.sslHostConfig.properties.";

    @Override
    public String id() {
        return "mutual-tls";
    }

    @Override
    public void harden(Hardening hardening) throws IOException {
        var toml = hardening.toml();
        var trust = hardening.clientTrust();
        toml.set(CONNECTOR + "certificateVerification", trust.request().mode().certificateVerification());
        // The server maps this older spelling onto the same setting, so a leftover would compete with it.
        toml.remove("transport.https.properties.certificate_verification");
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
}
