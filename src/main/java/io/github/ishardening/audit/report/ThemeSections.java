package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.Theme;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules and their results in the HTML report, by theme. */
record ThemeSections(AuditReport report, boolean isFixable, Markup html) {

    void write() {
        RuleResult.of(report).stream()
                .collect(Collectors.groupingBy(result -> result.rule().theme(), TreeMap::new, Collectors.toList()))
                .forEach(this::theme);
    }

    /** The anchor of a theme on the page. */
    static String anchor(Theme theme) {
        return "theme-" + theme;
    }

    private void theme(Theme theme, List<RuleResult> rules) {
        html.text("\n").element("section", () -> {
            html.attribute("id", anchor(theme)).attribute("class", "theme");
            html.element("h3", () -> {
                html.text(theme.title() + " ")
                        .element("small", report.about(theme).summary().worstFirst());
            });
            rules.forEach(rule -> new RuleArticle(rule, isFixable, html).write());
        });
    }
}
