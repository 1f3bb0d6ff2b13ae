package io.github.ishardening.audit.report;

import java.util.List;
import java.util.function.Predicate;

/**
 * Counts of the rules by what came of them in the HTML report, each a switch that leaves only these in view: radio buttons,
 * and style sheets that ask which is on. The rule to which a link leads is in view too. A browser too old to ask shows all.
 */
record RuleFilter(List<RuleResult> results, boolean isFixable, Markup html) {

    private static final String ALL = "all";

    /** Writes the style by which the switches work. */
    static void style(Markup html) {
        for (Outcome outcome : Outcome.values()) {
            style(html, outcome.toString());
        }
        style(html, RuleArticle.FIXED);
    }

    private static void style(Markup html, String kind) {
        html.text(("body:has(#show-%1$s:checked) :is(.rule:not(.%1$s, :target),"
                        + " .theme:not(:has(.rule.%1$s, .rule:target))) { display: none; }\n")
                .formatted(kind));
    }

    void write() {
        html.element("fieldset", () -> {
            html.attribute("class", "filter").element("legend", "Show rules");
            tile(ALL, "All", "", result -> true, true);
            for (Outcome outcome : Outcome.values()) {
                tile(outcome.toString(), outcome.title(), found(outcome), result -> result.is(outcome), false);
            }
            if (isFixable) {
                tile(RuleArticle.FIXED, "Fixed by harden", "", RuleResult::isFixed, false);
            }
        });
    }

    /** How many findings these rules have, where that isn't their number. */
    private String found(Outcome outcome) {
        int count = results.stream()
                .mapToInt(result -> outcome == Outcome.BY_HAND
                        ? result.byHand().size()
                        : result.findings().getOrDefault(outcome, List.of()).size())
                .sum();
        String noun = outcome == Outcome.BY_HAND ? "task" : "finding";
        return count == 0 ? "" : "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    private void tile(String kind, String title, String note, Predicate<RuleResult> isShown, boolean isOn) {
        long count = results.stream().filter(isShown).count();
        html.element("label", () -> {
            html.attribute("class", "tile " + (count == 0 ? "none" : kind));
            html.empty("input", () -> {
                html.attribute("type", "radio").attribute("name", "show").attribute("id", "show-" + kind);
                if (isOn) {
                    html.attribute("checked", "checked");
                }
            });
            html.element("span", "count", Long.toString(count)).text(" ").element("span", "title", title);
            if (!note.isEmpty()) {
                html.text(" ").element("small", note);
            }
        });
    }
}
