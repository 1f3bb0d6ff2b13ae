package io.github.ishardening.control.data;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerHost;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reports unencrypted mail, which exposes password reset links and the account that sends them. */
@Guideline(
        id = "mail-without-tls",
        title = "Outgoing mail is encrypted",
        severity = Severity.WARNING,
        source = "Production guidelines, Access to external systems",
        address = OfficialPages.PRODUCT_LEVEL + "#tls",
        reportsOnly = true,
        hardening = """
            By default, the server sends mail with STARTTLS (`[output_adapter.email] enable_start_tls`). The audit \
            reports mail with neither STARTTLS nor implicit TLS (`mail.smtp.ssl.enable`), unless the mail server runs \
            on the same machine, and TLS that accepts any certificate (`mail.smtp.ssl.trust`). STARTTLS encrypts only \
            if the mail server offers it, and an attacker in the middle can remove the offer, which the audit doesn't \
            report: also set `mail.smtp.starttls.required` to true in `[output_adapter.email.custom_properties]`.""",
        nist = {"SC-8", "SC-8(1)"})
public final class MailWithoutTls extends Control {

    private static final String FILE = "repository/conf/output-event-adapters.xml";
    private static final String TABLE = "output_adapter.email.";
    private static final String START_TLS = "enable_start_tls";
    private static final String SSL = "mail.smtp.ssl.enable";
    private static final String TRUST = "mail.smtp.ssl.trust";

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        String host = inspection.value(TABLE + "hostname").orElse("");
        boolean isEncrypted =
                Boolean.parseBoolean(inspection.value(TABLE + START_TLS).orElse("")) || has(inspection, SSL, "true");
        if (!host.isBlank() && !isEncrypted && !ServerHost.isLocal(host)) {
            findings.add(
                    startTls(inspection),
                    "mail is sent to %s without TLS.".formatted(host),
                    "Set %s of [output_adapter.email] to true.".formatted(START_TLS));
        }
        if (isEncrypted && has(inspection, TRUST, "*")) {
            findings.add(
                    inspection.at("%scustom_properties.\"%s\"".formatted(TABLE, TRUST), FILE),
                    "mail is sent over TLS, but any server certificate is accepted.",
                    "Remove %s, and add the certificate of the mail server's authority to the truststore."
                            .formatted(TRUST));
        }
        new Unseen(inspection, findings).isKnown(List.of(TABLE + START_TLS));
    }

    private static boolean has(Inspection inspection, String property, String value) throws IOException {
        return inspection.elements(FILE, "//adapterConfig/property").stream()
                .anyMatch(element -> element.getAttribute("key").equals(property)
                        && element.getTextContent().strip().equalsIgnoreCase(value));
    }

    /** API Manager has a second name for this setting. */
    private static Location startTls(Inspection inspection) {
        return Optional.of("apim.notification." + START_TLS)
                .filter(inspection.toml()::has)
                .map(inspection::at)
                .orElseGet(() -> inspection.at(TABLE + START_TLS));
    }
}
