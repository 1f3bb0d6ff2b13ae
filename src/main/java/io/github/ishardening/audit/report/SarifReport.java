package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.ByHand;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.PluginSite;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The report for code scanning: {@code audit.sarif}, SARIF 2.1.0. For what GitHub supports, see
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
final class SarifReport {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String FINGERPRINT = "isHardening/v1";
    /** The only fingerprint that GitHub reads; without it, GitHub computes its own, and alerts reappear. */
    private static final String GITHUB_FINGERPRINT = "primaryLocationLineHash";

    private final AuditReport report;
    private final SarifTaxonomies taxonomies;
    private final SarifRules rules;
    private final Fingerprints fingerprints = new Fingerprints();

    private SarifReport(AuditReport report) {
        this.report = report;
        this.taxonomies = new SarifTaxonomies(report.rules());
        this.rules = new SarifRules(report, taxonomies);
    }

    static String of(AuditReport report) {
        return Json.text(
                Json.object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(new SarifReport(report).run())));
    }

    private Map<String, Object> run() {
        return Json.object(
                "tool", Json.object("driver", driver()),
                "taxonomies", taxonomies.all(),
                "automationDetails", Json.object("id", category()),
                "originalUriBaseIds", SarifPlaces.roots(),
                "invocations", List.of(invocation()),
                "columnKind", "utf16CodeUnits",
                "results",
                        Stream.concat(
                                        report.findings().stream().map(this::result),
                                        report.observations().byHand().stream().map(this::result))
                                .toList());
    }

    /** GitHub uses the part before the last slash as a category, in which a report replaces the previous one. */
    private String category() {
        return "is-hardening/" + report.distribution().name() + "/";
    }

    /**
     * Reports rules that couldn't be evaluated as notifications, not as results of the kind {@code notApplicable},
     * because GitHub creates an alert for every result, whatever its kind.
     */
    private Map<String, Object> invocation() {
        var undecided = report.observations().notApplicable().stream().map(this::notification);
        return Json.object("executionSuccessful", true, "toolExecutionNotifications", undecided.toList());
    }

    private Map<String, Object> notification(NotApplicable undecided) {
        Rule rule = undecided.rule();
        return Json.object(
                "associatedRule", Json.object("id", rule.id(), "index", rules.index(rule)),
                "level", "note",
                "message", Json.object("text", "Not applicable, because " + undecided.reason() + "."));
    }

    private Map<String, Object> driver() {
        return Json.object(
                "name", report.tool(),
                "version", report.version(),
                "informationUri", PluginSite.ADDRESS,
                "supportedTaxonomies", taxonomies.references(),
                "rules", rules.all());
    }

    private Map<String, Object> result(Finding finding) {
        var result = Json.object("level", SarifRules.level(finding.severity()));
        result.putAll(result(
                SarifRules.id(finding), rules.index(finding), finding.location(), finding.message(), finding.cure()));
        result.putAll(SarifPlaces.of(finding));
        result.putAll(Json.object(
                "properties", finding.advisory().map(SarifRules::score),
                "suppressions", finding.waived().map(reason -> List.of(suppression(reason)))));
        return result;
    }

    private static Map<String, Object> suppression(String reason) {
        return Json.object("kind", "external", "status", "accepted", "justification", reason);
    }

    /** A result to review, since it isn't known whether there is a problem. */
    private Map<String, Object> result(ByHand task) {
        var result = Json.object("kind", "review", "level", "none");
        Rule rule = task.rule();
        result.putAll(result(rule.id(), rules.index(rule), task.location(), task.message(), task.cure()));
        result.putAll(SarifPlaces.of(task.location()));
        return result;
    }

    private Map<String, Object> result(String rule, int index, Location location, String message, String cure) {
        String fingerprint = fingerprints.of(rule, location, message);
        return Json.object(
                "ruleId",
                rule,
                "ruleIndex",
                index,
                "message",
                Json.object("text", message + " " + cure),
                "partialFingerprints",
                Json.object(FINGERPRINT, fingerprint, GITHUB_FINGERPRINT, fingerprint));
    }
}
