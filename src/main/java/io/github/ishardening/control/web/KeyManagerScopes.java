package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.deployment.InternalScopes;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps clients from getting scopes of the server's own APIs just by requesting them. WSO2's page on API Manager's key
 * manager turns on {@code authorize_all_scopes}, which lets even a new client list users and applications.
 */
@Guideline(
        id = "key-manager-scopes",
        title = "Clients of a key manager don't get internal scopes",
        severity = Severity.ERROR,
        source = "Security advisory WSO2-2025-4525 (CVE-2025-11229)",
        address = OfficialPages.ADVISORIES + "2026/WSO2-2025-4525/",
        hardening = """
            If `[oauth] authorize_all_scopes` is on, as for API Manager's key manager, hardening sets \
            `authorize_internal_scopes` to false. A version without that setting, or with an update level below the \
            fix (7.1.0: 32, 7.0.0: 125), grants every client the scopes that manage users and applications; \
            `<keyManager><acceptRisk>` accepts this with a reason, which the report includes.""",
        versions = "Identity Server 7.",
        nist = "AC-3")
public final class KeyManagerScopes extends Control {

    @Override
    public void harden(HardeningContext hardening) {
        var toml = hardening.toml();
        if (toml.bool(InternalScopes.ALL).orElse(false) && hardening.keys().knows(InternalScopes.INTERNAL)) {
            toml.set(InternalScopes.INTERNAL, false);
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (!inspection.keys().knows(InternalScopes.ALL)) {
            findings.notApplicable("this version doesn't support " + InternalScopes.ALL);
            return;
        }
        if (!is(inspection.value(InternalScopes.ALL), "true")) {
            return;
        }
        var unheeded = InternalScopes.unheeded(inspection.distribution(), inspection.keys());
        if (unheeded.isEmpty() && is(inspection.value(InternalScopes.INTERNAL), "false")) {
            return;
        }
        findings.add(
                inspection.at(InternalScopes.ALL),
                "%s is on, and %s: any client gets the scopes that manage users and applications (CVE-2025-11229)."
                        .formatted(
                                InternalScopes.ALL,
                                unheeded.map(why -> "the server " + why)
                                        .orElse(InternalScopes.INTERNAL + " isn't false")),
                unheeded.isPresent()
                        ? "Update it and set %s to false, or set %s to false."
                                .formatted(InternalScopes.INTERNAL, InternalScopes.ALL)
                        : "Set %s to false.".formatted(InternalScopes.INTERNAL),
                inspection.acceptedScopes());
    }

    private static boolean is(Optional<String> value, String expected) {
        return value.filter(expected::equalsIgnoreCase).isPresent();
    }
}
