package io.github.ishardening.evidence;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The result of each control in {@code result.json}, which an audit after the hardening replaces, since it checks more.
 */
final class RuleStates {

    /** The name of this part in the file. */
    static final String MEMBER = "controls";

    private RuleStates() {}

    /**
     * The results for the server's files.
     *
     * @param excluded the ids of the controls that the user excluded from the hardening
     */
    static Map<String, Object> of(AuditReport whole, Set<String> excluded) {
        var report = whole.about(Rule.Subject.DISTRIBUTION);
        return Json.object(
                "applied", report.passed().stream().map(Rule::id).toList(),
                "excluded", excluded.stream().sorted().toList(),
                "notApplicable",
                        report.observations().notApplicable().stream()
                                .map(each -> Json.object("rule", each.rule().id(), "reason", each.reason()))
                                .toList(),
                "waived",
                        report.findings().stream()
                                .filter(RuleStates::isWaived)
                                .map(RuleStates::waived)
                                .toList(),
                "byHand",
                        report.observations().byHand().stream()
                                .map(each -> Json.object(
                                        "rule",
                                        each.rule().id(),
                                        "location",
                                        each.location().toString(),
                                        "task",
                                        each.cure()))
                                .toList(),
                "open", open(report));
    }

    private static List<Map<String, Object>> open(AuditReport report) {
        return report.findings().stream()
                .filter(finding -> !isWaived(finding))
                .map(finding -> Json.object(
                        "rule", finding.rule().id(),
                        "severity", finding.severity().toString(),
                        "location", finding.location().toString()))
                .distinct()
                .toList();
    }

    private static Map<String, Object> waived(Finding finding) {
        return Json.object(
                "rule", finding.rule().id(),
                "location", finding.location().toString(),
                "reason", finding.waived().orElseThrow());
    }

    private static boolean isWaived(Finding finding) {
        return finding.waived().isPresent();
    }
}
