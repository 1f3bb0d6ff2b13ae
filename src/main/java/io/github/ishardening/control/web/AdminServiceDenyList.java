package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.List;

/** Turns off admin services that a hardened server doesn't need. Requires Identity Server 7.2 or later. */
@Guideline(
        id = "admin-service-deny-list",
        title = "Dangerous admin services are off",
        severity = Severity.WARNING,
        source = "Production guidelines, WebappAdmin service",
        address = OfficialPages.PRODUCT_LEVEL + "#webappadmin-service",
        hardening = """
            Hardening adds the services in the setting `denyList` to `[admin_service] deny_list`; by default, those \
            that Identity Server 7.3 turns off itself.""",
        versions = "Identity Server 7.2 and later; earlier versions have no such list.",
        nist = "CM-7")
public final class AdminServiceDenyList extends Control {

    private static final ListSetting DENIED = new ListSetting("admin_service.deny_list");

    @Override
    public void harden(HardeningContext hardening) {
        DENIED.add(hardening.settings().web().denyList(), hardening);
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var missing = DENIED.missing(inspection.settings().web().denyList(), inspection);
        if (!missing.isEmpty()) {
            findings.add(
                    inspection.at(DENIED.key()),
                    "the admin services %s are on.".formatted(String.join(", ", missing)),
                    "Add them to %s.".formatted(DENIED.key()));
        }
        new Unseen(inspection, findings).isKnown(List.of(DENIED.key()));
    }
}
