package io.github.ishardening.control.data;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.UserStore;
import java.util.List;

/** Reports connections to directories without TLS, or without certificate verification. */
@Guideline(
        id = "user-store-without-tls",
        title = "Connections to user stores are encrypted",
        severity = Severity.WARNING,
        source = "Production guidelines, Access to external systems",
        address = OfficialPages.PRODUCT_LEVEL + "#tls",
        reportsOnly = true,
        hardening = """
            Use an `ldaps` URL or `StartTLSEnabled`. The audit also reports TLS that doesn't verify the directory's \
            certificate (`SSLCertificateValidationEnabled`). It checks the primary user store and those in \
            `userstores`, of the server and its tenants; if a value has several addresses, it checks each. \
            `database-without-tls` covers user stores in databases.""",
        nist = {"IA-5(1)", "SC-8", "SC-8(1)"})
public final class UserStoreWithoutTls extends UserStoreControl {

    private static final String VALIDATED = "SSLCertificateValidationEnabled";
    private static final List<String> OF_PRIMARY =
            List.of("user_store.ssl_certificate_validation_enabled", "user_store.properties." + VALIDATED);

    public UserStoreWithoutTls() {
        super("external directory", store -> store.isExternal() && !store.isDatabase());
    }

    @Override
    void inspect(UserStore store, Inspection inspection, Findings findings) {
        if (!store.isEncrypted()) {
            findings.add(
                    store.urlLocation(),
                    "the user store at %s is accessed without TLS.".formatted(store.place()),
                    "Use ldaps for each address, or StartTLSEnabled.");
        } else if (store.properties().getOrDefault(VALIDATED, "").equalsIgnoreCase("false")) {
            findings.add(
                    at(store, inspection),
                    "the user store at %s is accessed over TLS, but any certificate is accepted: %s is false."
                            .formatted(store.place(), VALIDATED),
                    "Set it to true, and add the certificate of the directory's authority to the truststore.");
        }
    }

    private static Location at(UserStore store, Inspection inspection) {
        return OF_PRIMARY.stream()
                .filter(key -> store.isPrimary() && inspection.toml().has(key))
                .findFirst()
                .map(inspection::at)
                .orElseGet(() -> store.at(VALIDATED));
    }
}
