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

/** Turns off SOAP admin services and the Carbon console if configured; Identity Server 7 can do without them. */
@Guideline(
        id = "admin-services",
        title = "SOAP admin services are off",
        severity = Severity.INFO,
        source = "Production guidelines, WebappAdmin service",
        address = OfficialPages.PRODUCT_LEVEL + "#webappadmin-service",
        hardening = """
            If the setting `adminServices` is `false`, hardening turns them off, including the Carbon console, with \
            `[server] enable_admin_services`, or `disable_admin_services` in versions that use that name. REST APIs \
            and the Console of Identity Server 7 still work. By default, SOAP admin services are kept, because scripts \
            and products, such as API Manager, may call them. `admin-service-deny-list` turns off individual services. \
            If the setting is `false` and the version can't turn them off, that is a warning.""",
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
                        isAsked
                                ? "Set %s.".formatted(enables ? ENABLED + " to false" : DISABLED + " to true")
                                : "Set <controls><settings><adminServices> to false if nobody calls them.");
            }
        } else if (isAsked) {
            findings.addOfUser(
                    Severity.WARNING,
                    inspection.at(ENABLED),
                    "SOAP admin services are on, and this version can't turn them off.",
                    "Block /services and /carbon in the proxy in front of the server, or remove"
                            + " <controls><settings><adminServices>.");
        }
    }
}
