package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.List;

/** Reports legacy mode, which re-enables the weaker algorithms and looser checks of versions before 7. */
@Guideline(
        id = "legacy-mode",
        title = "Legacy mode is off",
        severity = Severity.WARNING,
        source = "IS 7 as key manager",
        address = OfficialPages.KEY_MANAGER,
        reportsOnly = true,
        hardening = """
            Remove `[server] legacy_mode`. `configure-key-manager` sets it if `<keyManager>` says so, for an API \
            Manager that needs it.""",
        versions = "Identity Server 7.")
public final class LegacyMode extends Control {

    private static final String KEY = "server.legacy_mode";

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (inspection.isOn(KEY)) {
            findings.add(
                    inspection.at(KEY),
                    "legacy mode brings back MD5 and SHA-1 signatures, loose callback patterns and the old"
                            + " authorization model.",
                    "Remove it: API Manager 4.3 and later don't need it.");
        }
        new Unseen(inspection, findings).isKnown(List.of(KEY));
    }
}
