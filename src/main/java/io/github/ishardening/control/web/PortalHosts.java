package io.github.ishardening.control.web;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.PortalSettings;
import io.github.ishardening.server.ServerHost;
import java.io.IOException;
import java.util.List;

/** Makes portals behind a proxy redirect users to known hosts only, whatever host a request claims. */
@Guideline(
        id = "portal-hosts",
        title = "API Manager's portals redirect users to known hosts only",
        severity = Severity.WARNING,
        source = "Security advisory WSO2-2025-4829 (CVE-2026-0637)",
        address = OfficialPages.ADVISORIES + "2026/WSO2-2025-4829/",
        hardening = """
            Hardening adds `[server] hostname` to `app.customUrl.allowedHosts` in the `settings.json` of the \
            publisher, developer portal and admin portal (`settings.js` before 4.2), if the list is empty and the \
            portal's pages support it, which requires the advisory's update. If `customUrl` is on, the portal then \
            responds to other hosts with 400: list all hosts that your proxy serves. If `customUrl` is off, which is \
            the default, the audit reports a missing list at level info.""",
        versions = "API Manager packs with portals, if the update level includes the advisory's update.",
        nist = "SI-10")
public final class PortalHosts extends Control {

    private static final String LIST = "app.customUrl.allowedHosts";

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var distribution = hardening.distribution();
        String host = hardening.host().name();
        if (ServerHost.isLocal(host)) {
            return;
        }
        for (PortalSettings portal : PortalSettings.of(distribution)) {
            if (portal.isReadable() && portal.allowedHosts().isEmpty() && portal.heedsAllowedHosts(distribution)) {
                distribution.write(portal.path(), portal.allowing(host));
                if (portal.isBehindProxy()) {
                    hardening
                            .progress()
                            .warn(("%s: the portal is behind a proxy and listed no hosts; %s is now the only one."
                                            + " List others in %s.")
                                    .formatted(portal.path(), host, LIST));
                }
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        List<PortalSettings> portals = PortalSettings.of(inspection.distribution());
        for (PortalSettings portal : portals) {
            if (!portal.isReadable()) {
                findings.byHand(
                        Location.of(portal.path()),
                        "this file can't be parsed as portal settings.",
                        "Make sure that %s lists your hosts.".formatted(LIST));
            } else if (!portal.heedsAllowedHosts(inspection.distribution())) {
                inspectUnheeded(portal, findings);
            } else if (portal.allowedHosts().isEmpty()) {
                findings.add(
                        portal.isBehindProxy() ? findings.severity() : Severity.INFO,
                        portal.customUrl(),
                        portal.isBehindProxy()
                                ? "the header %s of a request determines where the portal redirects the user."
                                        .formatted(portal.header())
                                : ("no hosts are listed, so once customUrl is on, the header %s of a request would determine where"
                                                + " the portal redirects the user.")
                                        .formatted(portal.header()),
                        "List the portal's hosts in %s.".formatted(LIST));
            }
        }
        if (portals.isEmpty()) {
            findings.notApplicable("there is no portal of API Manager");
        }
    }

    private static void inspectUnheeded(PortalSettings portal, Findings findings) {
        if (portal.isBehindProxy()) {
            findings.addOfUser(
                    findings.severity(),
                    portal.customUrl(),
                    "the header %s of a request determines where the portal redirects the user, and its pages don't read %s."
                            .formatted(portal.header(), LIST),
                    "Update the pack, and list the portal's hosts there.");
        } else {
            findings.notApplicable("the pages next to %s don't read %s".formatted(portal.path(), LIST));
        }
    }
}
