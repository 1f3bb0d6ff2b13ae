package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.CertifiedNames;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.PortalSettings;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerHost;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Requires the TLS certificate to contain the server's public and internal hostnames. */
@Guideline(
        id = "hostname-mismatch",
        title = "The TLS certificate contains the server's hostnames",
        severity = Severity.ERROR,
        source = "Production guidelines, HostName verification",
        address = OfficialPages.PRODUCT_LEVEL + "#hostname-verification",
        hardening = """
            Hardening sets `[server] hostname`, and issues the tls certificate for it, for `localhost` and for \
            `<subjectAlternativeNames>`. With `<localhost>false</localhost>` in `<certificateAuthority>`, the server \
            calls itself by its public name instead, as do API Manager's portals, through `origin.host` in their \
            settings. A name that only the running server knows is reported at level info; `localhost` as the public \
            name is a warning.""",
        versions = AppliesTo.TOML + " Internal and console hostnames are checked if the version has settings for them.",
        nist = {"SC-17", "SC-23"})
public final class HostnameMismatch extends Control {

    private static final String HOSTNAME = "server.hostname";
    private static final String INTERNAL = "server.internal_hostname";
    private static final List<String> KEYS = List.of(HOSTNAME, "server.mgt_console_hostname", INTERNAL);

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var host = hardening.host();
        hardening.toml().set(HOSTNAME, host.name());
        if (!host.internalName().equals(ServerHost.LOCALHOST)) {
            if (hardening.keys().knows(INTERNAL)) {
                hardening.toml().set(INTERNAL, host.internalName());
            }
            hardenPortals(hardening.distribution(), host.internalName());
        }
    }

    private static void hardenPortals(Distribution distribution, String name) throws IOException {
        for (PortalSettings portal : PortalSettings.of(distribution)) {
            if (portal.origin().filter(ServerHost::isLocal).isPresent()) {
                distribution.write(portal.path(), portal.calling(name));
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        inspectForLocalNames(inspection, findings);
        var stores = inspection.stores();
        var leaf = stores.uses()
                .connector()
                .flatMap(use -> stores.chain(use).stream().findFirst());
        if (leaf.isPresent()) {
            var names = CertifiedNames.of(leaf.get());
            for (String key : KEYS) {
                name(inspection, key).ifPresent(name -> compare(inspection, key, name, names, findings));
            }
            inspectPortals(inspection, names, findings);
        } else {
            findings.notApplicable("the connector's certificate can't be read here");
        }
    }

    /** Portals verify hostnames with the JDK's client, regardless of the start scripts. */
    private static void inspectPortals(Inspection inspection, CertifiedNames names, Findings findings)
            throws IOException {
        for (PortalSettings portal : PortalSettings.of(inspection.distribution())) {
            portal.origin()
                    .filter(name -> !names.covers(name))
                    .ifPresent(name -> findings.add(
                            portal.originHost(),
                            ("the tls certificate doesn't cover %s, which the portal uses to call the server, so nobody"
                                            + " can sign in; it covers %s.")
                                    .formatted(name, names),
                            "Set origin.host to a name in the certificate."));
        }
    }

    private static void inspectForLocalNames(Inspection inspection, Findings findings) throws IOException {
        var local = name(inspection, HOSTNAME).filter(ServerHost::isLocal);
        local.ifPresent(name -> findings.addOfUser(
                Severity.WARNING,
                inspection.at(HOSTNAME, ServerFiles.CARBON_XML),
                "the hostname is %s: other machines can't reach the server by that name.".formatted(name),
                "Harden with <hostname> set to the server's public hostname."));
    }

    private static Optional<String> name(Inspection inspection, String key) throws IOException {
        return inspection.keys().knows(key) ? inspection.value(key) : Optional.empty();
    }

    private static void compare(
            Inspection inspection, String key, String name, CertifiedNames names, Findings findings) {
        if (name.contains("@") || name.contains("$")) {
            findings.byHand(
                    inspection.at(key),
                    "the value of %s is known only to the running server.".formatted(key),
                    "Check there that the tls certificate contains it.");
        } else if (!names.covers(name)) {
            findings.addOfUser(
                    findings.severity(),
                    inspection.at(key, ServerFiles.CARBON_XML),
                    "the tls certificate doesn't cover %s (%s); it covers %s.".formatted(name, key, names),
                    "Put the missing name into <hostname> or <keystores><tls><subjectAlternativeNames>, and run harden.");
        }
    }
}
