package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.Cure;
import io.github.ishardening.audit.Outcome;
import java.util.function.Predicate;

/**
 * The counts in the HTML report as radio buttons, each of which shows only the rules that it counts, and the rule or
 * theme that a link leads to. It works with style sheets alone; browsers that don't support {@code :has} show all
 * rules.
 */
record RuleFilter(AuditReport report, boolean isFixable, Markup html) {

    private static final String ALL = "all";

    /** Writes the styles that make the radio buttons work. */
    static void style(Markup html) {
        for (Outcome outcome : Outcome.values()) {
            style(html, outcome.toString());
        }
        style(html, RuleArticle.FIXED);
        style(html, RuleArticle.LEFT);
    }

    private static void style(Markup html, String kind) {
        html.text(("body:has(#show-%1$s:checked) :is(.rule:not(.%1$s, :target, :is(.theme, #started-server):target *),"
                        + " .theme:not(:target, :has(.rule.%1$s, .rule:target))) { display: none; }\n")
                .formatted(kind));
    }

    void write() {
        html.element("fieldset", () -> {
            html.attribute("class", "filter").element("legend", "Show rules");
            tile(ALL, "All", report.rules().size(), "", true);
            var summary = report.summary();
            for (Outcome outcome : Outcome.values()) {
                String rules = outcome.compareTo(Outcome.PASSED) < 0 ? rules(result -> result.is(outcome)) : "";
                tile(outcome.toString(), outcome.title(), summary.count(outcome), rules, false);
            }
            if (isFixable) {
                long fixed = report.fixedByHarden();
                tile(RuleArticle.FIXED, Cure.HARDENING, fixed, rules(RuleResult::isFixed), false);
                tile(RuleArticle.LEFT, Cure.NOT_HARDENING, report.open() - fixed, rules(RuleResult::isLeft), false);
            }
        });
    }

    /** The number of rules that match, as a phrase such as {@code in 3 rules}; empty if none does. */
    private String rules(Predicate<RuleResult> which) {
        long count = RuleResult.of(report).stream().filter(which).count();
        return count == 0 ? "" : "in %s rule%s".formatted(count, count == 1 ? "" : "s");
    }

    private void tile(String kind, String title, long count, String note, boolean isOn) {
        html.element("label", () -> {
            html.attribute("class", "tile " + (count == 0 ? "none" : kind));
            html.empty("input", () -> {
                html.attribute("type", "radio").attribute("name", "show").attribute("id", "show-" + kind);
                if (isOn) {
                    html.attribute("checked", "checked");
                } else if (count == 0) {
                    html.attribute("disabled", "disabled");
                }
            });
            html.element("span", "count", Long.toString(count)).text(" ").element("span", "title", title);
            if (!note.isEmpty()) {
                html.text(" ").element("small", note);
            }
        });
    }
}
