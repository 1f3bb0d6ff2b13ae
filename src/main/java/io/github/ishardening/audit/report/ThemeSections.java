package io.github.ishardening.audit.report;

import io.github.ishardening.audit.Theme;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules in the HTML report, by theme, with what came of each. */
record ThemeSections(List<RuleResult> results, boolean isFixable, Markup html) {

    void write() {
        results.stream()
                .collect(Collectors.groupingBy(result -> result.rule().theme(), TreeMap::new, Collectors.toList()))
                .forEach(this::theme);
    }

    /** Where a theme is in the page. */
    static String anchor(Theme theme) {
        return "theme-" + theme;
    }

    private void theme(Theme theme, List<RuleResult> rules) {
        html.text("\n").element("section", () -> {
            html.attribute("id", anchor(theme)).attribute("class", "theme");
            html.element("h3", () -> {
                html.text(theme.title() + " ").element("small", counts(rules));
            });
            rules.forEach(rule -> new RuleArticle(rule, isFixable, html).write());
        });
    }

    /** What came of these rules: {@code 1 error, 7 passed}. */
    static String counts(List<RuleResult> rules) {
        return rules.stream()
                .collect(Collectors.groupingBy(rule -> rule.outcomes().get(0), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> count.getKey().count(count.getValue()))
                .collect(Collectors.joining(", "));
    }
}
