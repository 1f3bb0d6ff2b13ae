package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.StartScripts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Requires scripts that can be run, and a start script that the plugin can read. */
@Guideline(
        id = "script-broken",
        title = "The scripts run",
        severity = Severity.ERROR,
        source = "Production guidelines, JVM parameters",
        address = OfficialPages.PRODUCT_LEVEL + "#jvm-parameters",
        reportsOnly = true,
        hardening = """
            A start script is any script that starts Carbon's bootstrap class, regardless of its name. Hardening \
            refuses scripts that it can't parse or that are larger than 1 MiB, and distributions without a start \
            script. The audit also reports shell scripts with Windows line endings.""",
        needsConfiguration = false,
        protects = false)
public final class ScriptBroken extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var distribution = inspection.distribution();
        for (String path : distribution.paths("bin/")) {
            if (path.endsWith(".sh") && isWindows(distribution.read(path))) {
                findings.add(
                        path,
                        "this script has Windows line endings, so no shell can run it.",
                        "Convert them: sed -i 's/\\r$//'.");
            }
        }
        for (String path : StartScripts.present(distribution)) {
            try {
                if (!StartScripts.read(distribution, path).isWhole()) {
                    findings.add(
                            path,
                            "the java command is broken: a line before the last lacks the \\ at its end.",
                            "Put it back.");
                }
            } catch (ProblemException e) {
                findings.add(Location.of(path), e.problems().get(0));
            }
        }
        if (!StartScripts.anyIsRun(StartScripts.present(distribution))) {
            findings.add(Location.of(StartScripts.NONE.where()), StartScripts.NONE);
        }
    }

    private static boolean isWindows(byte[] script) {
        return new String(script, StandardCharsets.ISO_8859_1).contains("\r\n");
    }
}
