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

/** SOAP admin services and the Carbon console, which Identity Server 7 can do without, are off. */
@Guideline(
        id = "admin-services",
        title = "SOAP admin services are off",
        severity = Severity.INFO,
        source = "Product-level security guidelines, WebappAdmin service",
        address = OfficialPages.PRODUCT_LEVEL + "#webappadmin-service",
        hardening = """
            With the setting `adminServices` as `false` hardening switches them off, and the Carbon console with them: by \
            `[server] enable_admin_services`, or `disable_admin_services` on the versions that called it so. REST APIs and \
            the Console of Identity Server 7 go on. By default they stay, since scripts and products may call them, an \
            API Manager for instance. `admin-service-deny-list` switches off single ones. A version that can't switch \
            them off is a warning where the setting asks for it.""",
        versions = "Identity Server 7.2 and later.",
        nist = "CM-7")
public final class AdminServices extends Control {

    private static final String ENABLED = "server.enable_admin_services";
    private static final String DISABLED = "server.disable_admin_services";

    @Override
    public void harden(HardeningContext hardening) {
        if (!hardening.settings().web().adminServices()) {
            if (hardening.keys().knows(ENABLED)) {
                hardening.toml().set(ENABLED, false);
            } else if (hardening.keys().knows(DISABLED)) {
                hardening.toml().set(DISABLED, true);
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        boolean isAsked = !inspection.settings().web().adminServices();
        boolean enables = inspection.keys().knows(ENABLED);
        boolean isOff =
                enables ? inspection.value(ENABLED).orElse("").equalsIgnoreCase("false") : inspection.isOn(DISABLED);
        if (new Unseen(inspection, findings).isKnown(List.of(ENABLED, DISABLED))) {
            if (!isOff) {
                findings.add(
                        isAsked ? Severity.WARNING : findings.severity(),
                        inspection.at(enables ? ENABLED : DISABLED),
                        "SOAP admin services are on, and the Carbon console with them.",
                        "Set <controls><settings><adminServices> to false if nobody calls them.");
            }
        } else if (isAsked) {
            findings.add(
                    Severity.WARNING,
                    inspection.at(ENABLED),
                    "SOAP admin services are on, and this version can't switch them off.",
                    "Let the proxy in front of the server refuse /services and /carbon, or leave <adminServices> out.");
        }
    }
}
