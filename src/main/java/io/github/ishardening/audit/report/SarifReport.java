package io.github.ishardening.audit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.ByHand;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

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
        return new SarifReport(report).text();
    }

    private String text() {
        return Json.object(json -> {
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            Json.array(json, "runs", runs -> Json.members(runs, this::run));
        });
    }

    private void run(JsonGenerator json) throws IOException {
        Json.object(json, "tool", tool -> Json.object(tool, "driver", this::driver));
        Json.array(json, "invocations", invocations -> Json.members(invocations, this::invocation));
        json.writeStringField("columnKind", "utf16CodeUnits");
        Json.array(json, "results", results -> {
            for (Finding finding : report.findings()) {
                Json.members(results, result -> result(result, finding));
            }
            for (ByHand task : report.observations().byHand()) {
                Json.members(results, result -> result(result, task));
            }
        });
    }

    /**
     * Rules that couldn't be decided are told as notifications: results of the kind {@code notApplicable} would say the
     * same, but GitHub makes an alert of every result, whatever its kind.
     */
    private void invocation(JsonGenerator json) throws IOException {
        json.writeBooleanField("executionSuccessful", true);
        var undecided = report.observations().notApplicable();
        Json.objects(json, "toolExecutionNotifications", undecided, this::notification);
    }

    private void notification(JsonGenerator json, NotApplicable undecided) throws IOException {
        Json.object(json, "associatedRule", rule -> {
            rule.writeStringField("id", undecided.rule().id());
            rule.writeNumberField("index", report.rules().indexOf(undecided.rule()));
        });
        json.writeStringField("level", "note");
        text(json, "message", "Not applicable, because " + undecided.reason() + ".");
    }

    private void driver(JsonGenerator json) throws IOException {
        json.writeStringField("name", report.tool());
        json.writeStringField("version", report.version());
        Json.array(json, "rules", rules -> {
            for (Rule rule : report.rules()) {
                Json.members(rules, members -> rule(members, rule));
            }
            for (Finding finding : advisories) {
                Json.members(rules, members -> advisory(members, finding));
            }
        });
    }

    private static void rule(JsonGenerator json, Rule rule) throws IOException {
        json.writeStringField("id", rule.id());
        text(json, "shortDescription", rule.title());
        text(json, "fullDescription", plain(rule.hardening()));
        json.writeStringField("helpUri", rule.address());
        Json.object(json, "help", help -> {
            help.writeStringField("text", plain(rule.help()));
            help.writeStringField("markdown", rule.help());
        });
        Json.object(json, "defaultConfiguration", members -> members.writeStringField("level", level(rule.severity())));
    }

    /** GitHub takes how severe a result is from its rule only, so each advisory is one, below the rule that looks for it. */
    private static void advisory(JsonGenerator json, Finding finding) throws IOException {
        Advisory advisory = finding.advisory().orElseThrow();
        json.writeStringField("id", id(finding));
        text(json, "shortDescription", advisory.title());
        text(json, "fullDescription", advisory.title());
        json.writeStringField("helpUri", advisory.address());
        Json.object(json, "help", help -> {
            help.writeStringField("text", finding.cure());
            help.writeStringField("markdown", finding.cure());
        });
        Json.object(
                json, "defaultConfiguration", members -> members.writeStringField("level", level(finding.severity())));
        Json.object(json, "properties", members -> {
            Json.array(members, "tags", tags -> tags.writeString("security"));
            severity(members, advisory);
        });
    }

    private static void severity(JsonGenerator json, Advisory advisory) throws IOException {
        if (advisory.cvss().isPresent()) {
            json.writeStringField("security-severity", advisory.score());
        }
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

    private void result(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("level", level(finding.severity()));
        result(json, id(finding), index(finding), finding.location(), finding.message(), finding.cure());
        if (finding.advisory().isPresent()) {
            Json.object(
                    json,
                    "properties",
                    members -> severity(members, finding.advisory().get()));
        }
        if (finding.waived().isPresent()) {
            Json.objects(json, "suppressions", List.of(finding.waived().get()), SarifReport::suppression);
        }
    }

    private static void suppression(JsonGenerator json, String reason) throws IOException {
        json.writeStringField("kind", "external");
        json.writeStringField("status", "accepted");
        json.writeStringField("justification", reason);
    }

    /** Somebody has to look; whether it is a fault nobody knows. */
    private void result(JsonGenerator json, ByHand task) throws IOException {
        json.writeStringField("kind", "review");
        json.writeStringField("level", "none");
        int index = report.rules().indexOf(task.rule());
        result(json, task.rule().id(), index, task.location(), task.message(), task.cure());
    }

    private void result(JsonGenerator json, String rule, int index, Location location, String message, String cure)
            throws IOException {
        json.writeStringField("ruleId", rule);
        json.writeNumberField("ruleIndex", index);
        text(json, "message", message + " " + cure);
        Json.objects(json, "locations", List.of(location), SarifReport::location);
        String fingerprint = fingerprints.of(rule, location, message);
        Json.object(json, "partialFingerprints", members -> {
            members.writeStringField(FINGERPRINT, fingerprint);
            members.writeStringField(GITHUB_FINGERPRINT, fingerprint);
        });
    }

    private static void location(JsonGenerator json, Location location) throws IOException {
        Json.object(json, "physicalLocation", physical -> {
            Json.object(
                    physical,
                    "artifactLocation",
                    artifact -> artifact.writeStringField("uri", relativeUri(location.path())));
            if (location.line().isPresent()) {
                int line = location.line().getAsInt();
                Json.object(physical, "region", region -> region.writeNumberField("startLine", line));
            }
        });
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

    private static void text(JsonGenerator json, String name, String text) throws IOException {
        Json.object(json, name, members -> members.writeStringField("text", text));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
