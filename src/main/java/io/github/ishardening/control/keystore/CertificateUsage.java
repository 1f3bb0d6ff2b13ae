package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Usages;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KeystoreInventory;
import io.github.ishardening.inspection.store.KeystoreReference;
import java.io.IOException;
import java.util.Optional;

/** Requires certificates to have the key usages that the server needs (RFC 5280, sections 4.2.1.3 and 4.2.1.12). */
@Guideline(
        id = "certificate-usage",
        title = "Certificates allow what the server uses them for",
        severity = Severity.ERROR,
        source = "Create new keystores",
        address = OfficialPages.KEYSTORES + "#recommendations-for-setting-up-keystores",
        hardening = """
            Certificates are issued with the key usages of their role; hardening refuses a `tls` certificate of \
            your own that lacks them. The audit checks for `serverAuth` and `digitalSignature` in the connector's \
            certificate, and for `digitalSignature` in that of `primary`; clients refuse a certificate that lists \
            usages without these.""",
        nist = "SC-17")
public final class CertificateUsage extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var stores = inspection.stores();
        inspect(stores, stores.uses().connector(), Role.TLS, findings);
        inspect(stores, stores.uses().keystore("primary"), Role.PRIMARY, findings);
        new Unseen(inspection, findings).stores(stores.uses().keystores());
    }

    private static void inspect(
            KeystoreInventory stores, Optional<KeystoreReference> use, Role role, Findings findings) {
        use.ifPresent(each -> stores.chain(each).stream()
                .limit(1)
                .map(certificate -> Usages.missing(role, certificate))
                .filter(missing -> !missing.isEmpty())
                .forEach(missing -> findings.add(
                        each.path(),
                        "the certificate of %s doesn't allow the usage %s."
                                .formatted(each.alias().orElseThrow(), String.join(" and ", missing)),
                        "Have it reissued with this usage.")));
    }
}
