package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.StoreFile;
import java.io.IOException;

/** Requires that only the truststore contains trusted certificates; keystores contain keys. */
@Guideline(
        id = "authorities-in-keystore",
        title = "Only the truststore contains trusted certificates",
        severity = Severity.WARNING,
        source = "Recommendations for setting up keystores",
        address = OfficialPages.KEYSTORES + "#recommendations-for-setting-up-keystores",
        hardening = "The keystores that hardening writes contain keys and their chains, but no trusted certificates.",
        nist = "SC-17")
public final class AuthoritiesInKeystore extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (StoreFile file : inspection.stores().keystores()) {
            int trusted = file.trusted(certificate -> true).size();
            if (trusted > 0) {
                findings.add(
                        file.path(),
                        "contains %s trusted %s in addition to its key."
                                .formatted(trusted, trusted == 1 ? "certificate" : "certificates"),
                        "Keep trusted certificates in the truststore only.");
            }
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().keystores());
    }
}
