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

/** A portal behind a proxy sends users to known hosts only, whatever a request says that it came by. */
@Guideline(
        id = "portal-hosts",
        title = "Portals of API Manager send users to known hosts",
        severity = Severity.WARNING,
        source = "Security advisory WSO2-2025-4829 (CVE-2026-0637)",
        address = OfficialPages.ADVISORIES + "2026/WSO2-2025-4829/",
        hardening = """
            Hardening puts `[server] hostname` into `app.customUrl.allowedHosts` in the `settings.json` of publisher, \
            developer portal and admin portal (`settings.js` before 4.2), where none is named and the portal's pages read \
            it, which they do since the advisory's update. A portal for which `customUrl` is on answers other hosts with \
            400 from then on: name all that your proxy serves. With `customUrl` off, as shipped, the audit mentions a \
            missing list as an info.""",
        versions = "API Manager packs with portals, where the update level has the advisory's update.",
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
                            .warn(
                                    "%s: the portal is behind a proxy and named no hosts; %s is the only one now. Name others in %s."
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
                        "this can't be read as settings of a portal.",
                        "Make sure that %s names your hosts.".formatted(LIST));
            } else if (!portal.heedsAllowedHosts(inspection.distribution())) {
                inspectUnheeded(portal, findings);
            } else if (portal.allowedHosts().isEmpty()) {
                findings.add(
                        portal.isBehindProxy() ? findings.severity() : Severity.INFO,
                        portal.customUrl(),
                        portal.isBehindProxy()
                                ? "%s of any request decides where the portal sends its user."
                                        .formatted(portal.header())
                                : "no hosts are named, so that %s of any request would decide where the portal sends its user once customUrl is on."
                                        .formatted(portal.header()),
                        "Name the hosts of the portal in %s.".formatted(LIST));
            }
        }
        if (portals.isEmpty()) {
            findings.notApplicable("there is no portal of API Manager");
        }
    }

    private static void inspectUnheeded(PortalSettings portal, Findings findings) {
        if (portal.isBehindProxy()) {
            findings.add(
                    portal.customUrl(),
                    "%s of any request decides where the portal sends its user, and its pages don't read %s."
                            .formatted(portal.header(), LIST),
                    "Update the pack, and name the hosts of the portal there.");
        } else {
            findings.notApplicable("the pages beside %s don't read %s".formatted(portal.path(), LIST));
        }
    }
}
