package io.github.ishardening.control.bundle;

import io.github.ishardening.control.Findings;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * Rows of {@code [[resource.access_control]]} that an advisory requires. The server applies the first row that matches,
 * and templates put these before their own; but rows in {@code deployment.toml} replace those of {@code default.json}.
 */
final class AdvisedAccess {

    static final String KEY = "resource.access_control";

    private static final String CONTEXT = "context";
    private static final String SECURE = "secure";

    private AdvisedAccess() {}

    /** Adds the rows, unless they would replace the server's own; keeps the user's rows for the same paths. */
    static void harden(Advice advisory, HardeningContext hardening) {
        var toml = hardening.toml();
        if (!hardening.keys().knows(KEY)
                || (!toml.has(KEY) && hardening.keys().defaultTexts(KEY).isPresent())) {
            return;
        }
        for (Map<String, Object> row : advisory.access()) {
            boolean there =
                    toml.tables(KEY).stream().anyMatch(own -> row.get(CONTEXT).equals(own.get(CONTEXT)));
            if (!there) {
                toml.appendToArray(KEY, row);
            }
        }
    }

    /** Reports paths that must be restricted, but whose first row is missing or leaves them open. */
    static void inspect(Advice advisory, Inspection inspection, Findings findings) throws IOException {
        List<String> missing = missing(advisory, inspection);
        if (missing.isEmpty()) {
            return;
        }
        boolean replaces = !inspection.toml().has(KEY)
                && inspection.keys().defaultTexts(KEY).isPresent();
        findings.add(
                advisory.severity(),
                inspection.at(KEY, ServerFiles.IDENTITY_XML),
                "[[%s]] doesn't restrict access to %s: %s (%s)."
                        .formatted(KEY, String.join(", ", missing), advisory.risk(), advisory.name()),
                "Update the pack to level %s, or add the entries of the advisory (%s)%s."
                        .formatted(
                                advisory.cure(inspection.product()).orElseThrow(),
                                advisory.address(),
                                replaces ? " and those of default.json, which they replace" : ""));
    }

    private static List<String> missing(Advice advisory, Inspection inspection) throws IOException {
        Map<String, Element> firsts = new HashMap<>();
        for (Element resource : inspection.elements(ServerFiles.IDENTITY_XML, "//ResourceAccessControl/Resource")) {
            firsts.putIfAbsent(resource.getAttribute(CONTEXT), resource);
        }
        return advisory.access().stream()
                .filter(row -> row.get(SECURE).equals(true))
                .map(row -> row.get(CONTEXT).toString())
                .filter(context -> !firsts.containsKey(context) || !isClosed(firsts.get(context)))
                .toList();
    }

    /** Whether every request needs a permission. */
    private static boolean isClosed(Element resource) {
        return Boolean.parseBoolean(resource.getAttribute("secured"))
                && resource.getAttribute("http-method").equalsIgnoreCase("all")
                && !XmlFile.childText(resource, "Permissions").isEmpty();
    }
}
