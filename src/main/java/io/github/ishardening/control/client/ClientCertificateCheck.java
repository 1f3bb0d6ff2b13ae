package io.github.ishardening.control.client;

import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.ClientVerification;
import io.github.ishardening.inspection.connector.Connector;
import io.github.ishardening.inspection.connector.TlsHost;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.server.IdentityFeatures;
import java.io.IOException;
import java.util.List;

/** Checks which client certificates the server accepts, and as which users. */
record ClientCertificateCheck(Inspection inspection, Findings findings) {

    private static final String AUTHENTICATOR = "admin_console.authenticator.mutual_ssl_authenticator";
    private static final String VALIDATION = "intermediate_cert_validation";
    private static final String BINDING = IdentityFeatures.BINDING + ".enable";

    void run() throws IOException {
        boolean asks = false;
        for (TlsHost host : Connector.tlsHosts(inspection)) {
            asks |= checkHost(host);
        }
        checkAuthenticator();
        if (asks) {
            checkUsers();
        }
    }

    /** Checks a connector; returns whether it requests certificates. */
    private boolean checkHost(TlsHost host) throws IOException {
        String value = host.value(Setting.CLIENTS).orElse("");
        ClientVerification verification = ClientVerification.of(value);
        if (verification == ClientVerification.OFF) {
            return false;
        }
        if (verification == ClientVerification.UNKNOWN) {
            findings.add(
                    host.at(Setting.CLIENTS),
                    "%s is %s, which Tomcat doesn't recognize: %s isn't opened."
                            .formatted(host.key(Setting.CLIENTS), value, host.name()),
                    "Set it to none, optional or required.");
            return false;
        }
        if (IdentityFeatures.of(inspection.distribution()).believesHeaders()) {
            new HeaderTrustCheck(inspection, findings).check(host);
        }
        return true;
    }

    private void checkAuthenticator() throws IOException {
        if (!inspection.isOn(AUTHENTICATOR + ".enable")) {
            return;
        }
        if (inspection.distribution().paths(AdminServiceClients.JAR).isEmpty()) {
            findings.add(
                    inspection.at(AUTHENTICATOR + ".enable"),
                    "MutualSSLAuthenticator is on, but there is no %s*.jar.".formatted(AdminServiceClients.JAR),
                    "Restore the jar from the stock distribution, or turn it off.");
        }
        if (!inspection.isOn(AUTHENTICATOR + ".config.WhiteListEnabled")) {
            findings.add(
                    inspection.at(AUTHENTICATOR + ".enable"),
                    "MutualSSLAuthenticator reads the user name from a header, for every certificate.",
                    "Set white_list_enabled, and set white_list to the thumbprints of the permitted certificates.");
        }
    }

    private void checkUsers() throws IOException {
        if (inspection.isOn(BINDING)) {
            new ClientBindingCheck(inspection, findings).run();
        } else if (inspection.keys().knows(VALIDATION)) {
            checkValidation();
        }
    }

    private void checkValidation() throws IOException {
        if (!inspection.isOn(VALIDATION + ".enable")) {
            findings.add(
                    inspection.at(VALIDATION + ".enable"),
                    "client certificates are accepted without checking their issuer.",
                    "Set [%s] enable, and cert_cns to the issuers.".formatted(VALIDATION));
        } else if (!exemptContexts().isEmpty()) {
            findings.add(
                    inspection.at(VALIDATION + ".exempt_contexts"),
                    "client certificates are accepted without checking their issuer for %s."
                            .formatted(String.join(", ", exemptContexts())),
                    "Set exempt_contexts to [].");
        }
    }

    private List<String> exemptContexts() throws IOException {
        String key = VALIDATION + ".exempt_contexts";
        return inspection.toml().has(key)
                ? inspection.toml().strings(key)
                : inspection.keys().defaultTexts(key).orElseGet(List::of);
    }
}
