package io.github.ishardening.evidence;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of each control, as {@code result.json} has it: the part of the file that an audit after the hardening, which
 * looks at more, writes again.
 */
final class RuleStates {

    /** What the part is called in the file. */
    static final String MEMBER = "controls";

    private RuleStates() {}

    /**
     * What a report says of a server's files.
     *
     * @param excluded the ids of the controls that the user left out of the hardening
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
