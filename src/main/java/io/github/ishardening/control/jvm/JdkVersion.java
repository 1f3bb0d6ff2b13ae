package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.SupportedJava;
import java.io.IOException;

/** Reports which JDKs the server supports; its JDK is chosen where it is started. */
@Guideline(
        id = "jdk-version",
        title = "The server runs on a supported JDK",
        severity = Severity.INFO,
        source = "Production guidelines, JVM parameters",
        address = OfficialPages.PRODUCT_LEVEL + "#jvm-parameters",
        reportsOnly = true,
        hardening = """
            The JDK is chosen where the server runs: the finding lists the versions that are supported.""",
        needsConfiguration = false,
        protects = false)
public final class JdkVersion extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (var script : inspection.startScripts().entrySet()) {
            var java = SupportedJava.of(script.getValue());
            if (java.isPresent()) {
                var location = Location.of(script.getKey(), java.get().line());
                add(findings, inspection, location, java.get().versions());
                return;
            }
        }
        var scripts = inspection.startScripts();
        String path = scripts.isEmpty() ? "bin/" : scripts.firstKey();
        String versions = versions(inspection.product().kernel());
        add(findings, inspection, Location.of(path), versions);
    }

    private static void add(Findings findings, Inspection inspection, Location location, String versions) {
        findings.add(
                location,
                "%s runs on Java %s.".formatted(inspection.product(), versions),
                "Use the latest release of one of them.");
    }

    /** What Identity Server's start script accepts with this kernel, if no start script states it. */
    private static String versions(Version kernel) {
        if (kernel.atLeast(4, 12)) {
            return "21 and later";
        }
        if (kernel.atLeast(4, 10, 32)) {
            return "11, 17 or 21";
        }
        if (kernel.atLeast(4, 7)) {
            return "11 or 17";
        }
        return kernel.atLeast(4, 5) ? "8 or 11" : "8";
    }
}
