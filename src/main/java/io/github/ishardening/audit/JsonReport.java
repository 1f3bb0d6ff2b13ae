package io.github.ishardening.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The report for scripts: {@code audit.json}. */
final class JsonReport {

    private JsonReport() {}

    static String of(AuditReport report) {
        return Json.object(json -> {
            json.writeStringField("tool", report.tool());
            json.writeStringField("version", report.version());
            Json.object(json, "distribution", members -> {
                members.writeStringField("product", report.distribution().product());
                members.writeStringField("version", report.distribution().version());
                members.writeStringField("path", report.distribution().path());
            });
            Json.array(json, "rules", elements -> {
                for (Rule rule : report.rules()) {
                    write(elements, rule);
                }
            });
            Json.array(json, "findings", elements -> {
                for (Finding finding : report.findings()) {
                    write(elements, finding);
                }
            });
            Json.object(json, "summary", members -> {
                members.writeNumberField("error", report.summary().error());
                members.writeNumberField("warning", report.summary().warning());
                members.writeNumberField("info", report.summary().info());
            });
        });
    }

    private static void write(JsonGenerator json, Rule rule) throws IOException {
        Json.members(json, members -> {
            members.writeStringField("id", rule.id());
            members.writeStringField("title", rule.title());
            members.writeStringField("severity", rule.severity().toString());
            members.writeStringField("guideline", rule.guideline());
        });
    }

    /** A finding that isn't waived has {@code null} where others have the reason: scripts ask for a truth value. */
    private static void write(JsonGenerator json, Finding finding) throws IOException {
        Json.members(json, members -> {
            members.writeStringField("rule", finding.rule().id());
            members.writeStringField("severity", finding.severity().toString());
            members.writeStringField("location", finding.location().toString());
            members.writeStringField("message", finding.message());
            members.writeStringField("cure", finding.cure());
            members.writeStringField("waived", finding.waived().orElse(null));
        });
    }
}
