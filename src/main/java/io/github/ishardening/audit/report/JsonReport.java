package io.github.ishardening.audit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.ByHand;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.Rule;
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
            Json.array(json, "byHand", elements -> {
                for (ByHand task : report.observations().byHand()) {
                    write(elements, task);
                }
            });
            Json.array(json, "notApplicable", elements -> {
                for (NotApplicable undecided : report.observations().notApplicable()) {
                    write(elements, undecided);
                }
            });
            Json.object(json, "summary", members -> {
                members.writeNumberField("error", report.summary().error());
                members.writeNumberField("warning", report.summary().warning());
                members.writeNumberField("info", report.summary().info());
                members.writeNumberField("byHand", report.summary().byHand());
                members.writeNumberField("notApplicable", report.summary().notApplicable());
                members.writeNumberField("passed", report.summary().passed());
            });
        });
    }

    private static void write(JsonGenerator json, Rule rule) throws IOException {
        Json.members(json, members -> {
            members.writeStringField("id", rule.id());
            members.writeStringField("title", rule.title());
            members.writeStringField("severity", rule.severity().toString());
            members.writeStringField("guideline", rule.guideline());
            members.writeStringField("address", rule.address());
        });
    }

    private static void write(JsonGenerator json, ByHand task) throws IOException {
        Json.members(json, members -> {
            members.writeStringField("rule", task.rule().id());
            members.writeStringField("location", task.location().toString());
            members.writeStringField("message", task.message());
            members.writeStringField("cure", task.cure());
        });
    }

    private static void write(JsonGenerator json, NotApplicable undecided) throws IOException {
        Json.members(json, members -> {
            members.writeStringField("rule", undecided.rule().id());
            members.writeStringField("reason", undecided.reason());
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
