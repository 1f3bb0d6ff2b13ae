package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.Inspector;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.regex.Pattern;

/** Requires a configuration that the server can start with; reports everything that prevents this. */
@Guideline(
        id = Inspector.FAULT,
        title = "The server starts with its configuration",
        severity = Severity.ERROR,
        source = "Configuration catalog",
        address = OfficialPages.CONFIGURATION_CATALOGUE,
        reportsOnly = true,
        hardening = """
            Hardening renders the result as the server does and fails on the same errors, so it never writes a \
            configuration that the server can't start with. Fix the line in the finding.""",
        needsConfiguration = false,
        versions = AppliesTo.ALL
                + " For Identity Server 5.6 to 5.8, which has no `deployment.toml`, the audit reports that"
                + " the configuration is not audited.",
        protects = false)
public final class TomlInvalid extends Control {

    private static final Pattern POSITION = Pattern.compile("(.+?):([0-9]{1,9})(?::[0-9]+)?");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (!inspection.product().toml()) {
            findings.add(
                    Severity.INFO,
                    Location.of(ServerFiles.CARBON_XML),
                    "this version is configured by XML files, which are not audited.",
                    "Audit Identity Server 5.9 or later.");
        } else if (inspection.fault().isPresent()) {
            for (Problem problem : inspection.fault().get().problems()) {
                var at = location(problem.where());
                findings.add(at, problem.what(), problem.cure().isEmpty() ? cure(at) : problem.cure());
            }
        } else if (!inspection.isOn("runtime_secrets.enable")) {
            inspectSecrets(inspection.toml(), inspection, findings);
        }
    }

    private static Location location(String where) {
        var position = POSITION.matcher(where);
        return position.matches()
                ? Location.of(position.group(1), Integer.parseInt(position.group(2)))
                : Location.of(where);
    }

    /** The cure for errors of the server's own parsers and templates, which provide none. */
    private static String cure(Location at) {
        if (!at.path().equals(ServerFiles.DEPLOYMENT_TOML)) {
            return "Restore it from the stock distribution.";
        }
        return at.line().isPresent()
                ? "Correct this line."
                : "Check the item in the message: a reference needs an existing key or secret.";
    }

    /** Reports every faulty reference; the server's own check stops at the first. */
    private static void inspectSecrets(DeploymentToml toml, Inspection inspection, Findings findings) {
        toml.secretReferences().forEach((alias, key) -> {
            String entry = DeploymentToml.key("secrets", alias);
            if (!toml.has(entry)) {
                findings.add(
                        inspection.at(key),
                        "%s refers to $secret{%s}, which isn't in [secrets].".formatted(key, alias),
                        "Add it to [secrets], encrypted.");
            } else if (toml.string(entry)
                    .filter(value -> value.startsWith("[") && value.endsWith("]"))
                    .isPresent()) {
                findings.add(
                        inspection.at(entry),
                        "the secret %s isn't encrypted yet, so the server can't start.".formatted(alias),
                        "Run the cipher tool with -Dconfigure.");
            }
        });
    }
}
