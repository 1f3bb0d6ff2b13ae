package io.github.ishardening.audit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ishardening.advisory.Advisory;
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
            Json.objects(json, "rules", report.rules(), JsonReport::write);
            Json.objects(json, "findings", report.findings(), JsonReport::write);
            Json.objects(json, "byHand", report.observations().byHand(), JsonReport::write);
            Json.objects(json, "notApplicable", report.observations().notApplicable(), JsonReport::write);
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
        json.writeStringField("id", rule.id());
        json.writeStringField("title", rule.title());
        json.writeStringField("severity", rule.severity().toString());
        json.writeStringField("guideline", rule.guideline());
        json.writeStringField("address", rule.address());
    }

    private static void write(JsonGenerator json, ByHand task) throws IOException {
        json.writeStringField("rule", task.rule().id());
        json.writeStringField("location", task.location().toString());
        json.writeStringField("message", task.message());
        json.writeStringField("cure", task.cure());
    }

    private static void write(JsonGenerator json, NotApplicable undecided) throws IOException {
        json.writeStringField("rule", undecided.rule().id());
        json.writeStringField("reason", undecided.reason());
    }

    /** A finding that isn't waived has {@code null} where others have the reason: scripts ask for a truth value. */
    private static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("rule", finding.rule().id());
        json.writeStringField("severity", finding.severity().toString());
        json.writeStringField("location", finding.location().toString());
        json.writeStringField("message", finding.message());
        json.writeStringField("cure", finding.cure());
        json.writeStringField("waived", finding.waived().orElse(null));
        if (finding.advisory().isPresent()) {
            Json.object(
                    json, "advisory", facts -> write(facts, finding.advisory().get()));
        }
    }

    /** What isn't known is {@code null}. */
    private static void write(JsonGenerator json, Advisory advisory) throws IOException {
        json.writeStringField("id", advisory.id());
        json.writeStringField("published", advisory.published().toString());
        json.writeStringField("severity", advisory.severity());
        json.writeFieldName("cvss");
        json.writeRawValue(advisory.cvss().isPresent() ? advisory.score() : "null");
        Json.array(json, "cves", cves -> {
            for (String cve : advisory.cves()) {
                cves.writeString(cve);
            }
        });
        json.writeFieldName("level");
        json.writeRawValue(
                advisory.level().isPresent() ? Integer.toString(advisory.level().getAsInt()) : "null");
        json.writeStringField("address", advisory.address());
    }
}
