package io.github.ishardening.audit.report;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.ByHand;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The report for code scanning: {@code audit.sarif}, SARIF 2.1.0. Locations are relative to the distribution's top folder.
 */
final class SarifReport {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]+)]\\(https?:[^()]+\\)");
    private static final String FINGERPRINT = "isHardening/v1";
    /** The only fingerprint that GitHub reads; without it GitHub makes one of its own, and alerts come back. */
    private static final String GITHUB_FINGERPRINT = "primaryLocationLineHash";

    private final AuditReport report;
    private final List<Finding> advisories;
    private final Fingerprints fingerprints = new Fingerprints();

    private SarifReport(AuditReport report) {
        this.report = report;
        this.advisories = report.findings().stream()
                .filter(finding -> finding.advisory().isPresent())
                .toList();
    }

    static String of(AuditReport report) {
        return Json.text(
                Json.object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(new SarifReport(report).run())));
    }

    private Map<String, Object> run() {
        return Json.object(
                "tool", Json.object("driver", driver()),
                "invocations", List.of(invocation()),
                "columnKind", "utf16CodeUnits",
                "results",
                        Stream.concat(
                                        report.findings().stream().map(this::result),
                                        report.observations().byHand().stream().map(this::result))
                                .toList());
    }

    /**
     * Rules that couldn't be decided are told as notifications: results of the kind {@code notApplicable} would say the
     * same, but GitHub makes an alert of every result, whatever its kind.
     */
    private Map<String, Object> invocation() {
        var undecided = report.observations().notApplicable().stream().map(this::notification);
        return Json.object("executionSuccessful", true, "toolExecutionNotifications", undecided.toList());
    }

    private Map<String, Object> notification(NotApplicable undecided) {
        var rule = undecided.rule();
        return Json.object(
                "associatedRule",
                        Json.object("id", rule.id(), "index", report.rules().indexOf(rule)),
                "level", "note",
                "message", text("Not applicable, because " + undecided.reason() + "."));
    }

    private Map<String, Object> driver() {
        var rules = Stream.concat(
                report.rules().stream().map(SarifReport::rule),
                advisories.stream().map(SarifReport::advisory));
        return Json.object("name", report.tool(), "version", report.version(), "rules", rules.toList());
    }

    private static Map<String, Object> rule(Rule rule) {
        return Json.object(
                "id", rule.id(),
                "shortDescription", text(rule.title()),
                "fullDescription", text(plain(rule.hardening())),
                "helpUri", rule.address(),
                "help", Json.object("text", plain(rule.help()), "markdown", rule.help()),
                "defaultConfiguration", Json.object("level", level(rule.severity())));
    }

    /** GitHub takes how severe a result is from its rule only, so each advisory is one, below the rule that looks for it. */
    private static Map<String, Object> advisory(Finding finding) {
        Advisory advisory = finding.advisory().orElseThrow();
        var properties = Json.object("tags", List.of("security"));
        properties.putAll(severity(advisory));
        return Json.object(
                "id", id(finding),
                "shortDescription", text(advisory.title()),
                "fullDescription", text(advisory.title()),
                "helpUri", advisory.address(),
                "help", Json.object("text", finding.cure(), "markdown", finding.cure()),
                "defaultConfiguration", Json.object("level", level(finding.severity())),
                "properties", properties);
    }

    private static Map<String, Object> severity(Advisory advisory) {
        return advisory.cvss().isPresent() ? Json.object("security-severity", advisory.score()) : Map.of();
    }

    private static String id(Finding finding) {
        return finding.rule().id()
                + finding.advisory().map(advisory -> "/" + advisory.id()).orElse("");
    }

    private int index(Finding finding) {
        return finding.advisory().isPresent()
                ? report.rules().size() + advisories.indexOf(finding)
                : report.rules().indexOf(finding.rule());
    }

    private Map<String, Object> result(Finding finding) {
        var result = Json.object("level", level(finding.severity()));
        result.putAll(result(id(finding), index(finding), finding.location(), finding.message(), finding.cure()));
        result.putAll(Json.object(
                "properties", finding.advisory().map(SarifReport::severity),
                "suppressions", finding.waived().map(reason -> List.of(suppression(reason)))));
        return result;
    }

    private static Map<String, Object> suppression(String reason) {
        return Json.object("kind", "external", "status", "accepted", "justification", reason);
    }

    /** Somebody has to look; whether it is a fault nobody knows. */
    private Map<String, Object> result(ByHand task) {
        var result = Json.object("kind", "review", "level", "none");
        String rule = task.rule().id();
        result.putAll(result(rule, report.rules().indexOf(task.rule()), task.location(), task.message(), task.cure()));
        return result;
    }

    private Map<String, Object> result(String rule, int index, Location location, String message, String cure) {
        String fingerprint = fingerprints.of(rule, location, message);
        return Json.object(
                "ruleId", rule,
                "ruleIndex", index,
                "message", text(message + " " + cure),
                "locations", List.of(Json.object("physicalLocation", physical(location))),
                "partialFingerprints", Json.object(FINGERPRINT, fingerprint, GITHUB_FINGERPRINT, fingerprint));
    }

    private static Map<String, Object> physical(Location location) {
        var line = location.line().isPresent() ? Optional.of(location.line().getAsInt()) : Optional.empty();
        return Json.object(
                "artifactLocation", Json.object("uri", relativeUri(location.path())),
                "region", line.map(start -> Json.object("startLine", start)));
    }

    /** A colon in the first segment would make the rest a scheme. */
    private static String relativeUri(String path) {
        try {
            return new URI("file", "", "/" + path, null, null)
                    .toASCIIString()
                    .substring("file:///".length())
                    .replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** Code and links are the only mark-up that rules use. */
    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1").replace("`", "");
    }

    private static Map<String, Object> text(String text) {
        return Json.object("text", text);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
