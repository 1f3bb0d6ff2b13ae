package io.github.ishardening.audit.report;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.ByHand;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.ServerTrial;
import io.github.ishardening.json.Json;
import java.math.BigDecimal;
import java.util.Map;

/** The report for scripts: {@code audit.json}. */
final class JsonReport {

    private JsonReport() {}

    static String of(AuditReport report) {
        var distribution = report.distribution();
        var summary = report.summary();
        return Json.text(Json.object(
                "tool", report.tool(),
                "version", report.version(),
                "distribution",
                        Json.object(
                                "product", distribution.product(),
                                "version", distribution.version(),
                                "path", distribution.path()),
                "rules", report.rules().stream().map(JsonReport::rule).toList(),
                "startedServer", report.trial().map(JsonReport::trial),
                "findings", report.findings().stream().map(JsonReport::finding).toList(),
                "byHand",
                        report.observations().byHand().stream()
                                .map(JsonReport::task)
                                .toList(),
                "notApplicable",
                        report.observations().notApplicable().stream()
                                .map(JsonReport::undecided)
                                .toList(),
                "summary",
                        Json.object(
                                "error", summary.error(),
                                "warning", summary.warning(),
                                "info", summary.info(),
                                "waived", summary.waived(),
                                "byHand", summary.byHand(),
                                "notApplicable", summary.notApplicable(),
                                "passed", summary.passed())));
    }

    private static Map<String, Object> rule(Rule rule) {
        var standards = Json.object();
        rule.standards().forEach((standard, ids) -> standards.put(standard.id(), ids));
        return Json.object(
                "id", rule.id(),
                "title", rule.title(),
                "severity", rule.severity().toString(),
                "subject", rule.subject().toString(),
                "theme", rule.theme().toString(),
                "hardens", rule.hardens(),
                "guideline", rule.guideline(),
                "address", rule.address(),
                "standards", standards);
    }

    private static Map<String, Object> trial(ServerTrial.Facts facts) {
        return Json.object("how", facts.how(), "notProven", facts.notProven());
    }

    private static Map<String, Object> task(ByHand task) {
        return Json.object(
                "rule", task.rule().id(),
                "location", task.location().toString(),
                "message", task.message(),
                "cure", task.cure());
    }

    private static Map<String, Object> undecided(NotApplicable undecided) {
        return Json.object("rule", undecided.rule().id(), "reason", undecided.reason());
    }

    /** If a finding isn't waived, {@code waived} is {@code null}, so that scripts can use it as a truth value. */
    private static Map<String, Object> finding(Finding finding) {
        return Json.object(
                "rule", finding.rule().id(),
                "severity", finding.severity().toString(),
                "location", finding.location().toString(),
                "source", finding.source().map(Location::toString),
                "message", finding.message(),
                "cure", finding.cure(),
                "waived", finding.waived().orElse(null),
                "advisory", finding.advisory().map(JsonReport::advisory));
    }

    /** Unknown values are {@code null}. */
    private static Map<String, Object> advisory(Advisory advisory) {
        return Json.object(
                "id", advisory.id(),
                "published", advisory.published().toString(),
                "severity", advisory.severity(),
                "cvss", advisory.cvss().isPresent() ? new BigDecimal(advisory.score()) : null,
                "cves", advisory.cves(),
                "level", advisory.level().isPresent() ? advisory.level().getAsInt() : null,
                "address", advisory.address());
    }
}
