package io.github.ishardening.control.bundle;

import io.github.ishardening.control.Findings;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows of {@code [[resource.access_control]]} that an advisory asks for. The server takes the first row that fits, and
 * templates put these before their own; yet rows of {@code default.json} give way to those of {@code deployment.toml}.
 */
final class AdvisoryAccess {

    static final String KEY = "resource.access_control";

    private static final String IDENTITY_XML = "repository/conf/identity/identity.xml";
    private static final String CONTEXT = "context";
    private static final String SECURE = "secure";

    private AdvisoryAccess() {}

    /** Adds the rows, unless that would take away the server's own. */
    static void harden(SettingAdvisory advisory, HardeningContext hardening) {
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

    /** Reports rows that close something and that the server doesn't read. */
    static void inspect(SettingAdvisory advisory, Inspection inspection, Findings findings) throws IOException {
        List<String> missing = missing(advisory, inspection);
        if (missing.isEmpty()) {
            return;
        }
        boolean replaces = !inspection.toml().has(KEY)
                && inspection.keys().defaultTexts(KEY).isPresent();
        findings.add(
                advisory.severity(),
                inspection.at(KEY, IDENTITY_XML),
                "[[%s]] doesn't close %s: %s (%s)."
                        .formatted(KEY, String.join(", ", missing), advisory.risk(), advisory.name()),
                "Update it to level %d, or add the rows of the advisory%s."
                        .formatted(
                                advisory.cure(inspection.product()).orElseThrow(),
                                replaces ? " and those of default.json, whose place they take" : ""));
    }

    private static List<String> missing(SettingAdvisory advisory, Inspection inspection) throws IOException {
        Set<String> closed = inspection
                .xml(IDENTITY_XML)
                .map(xml -> xml.elements("//ResourceAccessControl/Resource"))
                .orElseGet(List::of)
                .stream()
                .filter(resource -> Boolean.parseBoolean(resource.getAttribute("secured")))
                .map(resource -> resource.getAttribute(CONTEXT))
                .collect(Collectors.toSet());
        return advisory.access().stream()
                .filter(row -> row.get(SECURE).equals(true))
                .map(row -> row.get(CONTEXT).toString())
                .filter(context -> !closed.contains(context))
                .toList();
    }
}
