package io.github.ishardening.audit.report;

import io.github.ishardening.audit.ByHand;
import io.github.ishardening.audit.Cure;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.Outcome;
import io.github.ishardening.audit.Rule;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule and all its results in the HTML report; a single line if it passed or isn't applicable.
 *
 * @param isFixable whether what was audited can still be hardened
 */
record RuleArticle(RuleResult result, boolean isFixable, Markup html) {

    /** The CSS class of rules with findings that hardening fixes. */
    static final String FIXED = "fixed";

    /** The class of rules with findings that hardening doesn't fix. */
    static final String LEFT = "left";

    void write() {
        html.text("\n");
        if (result.findings().isEmpty() && result.byHand().isEmpty()) {
            html.element("p", this::line);
        } else {
            html.element("article", this::article);
        }
    }

    private void line() {
        identify("line");
        html.element("span", this::labels).text(" ");
        html.element("span", () -> {
            html.element("span", "title", result.rule().title());
            reason();
        });
        html.text(" ");
        guideline("span");
    }

    private void reason() {
        if (!result.notApplicable().isEmpty()) {
            html.text(" ").element("span", () -> {
                html.attribute("class", "reason").text("Not applicable: ");
                new Prose(html)
                        .write(result.notApplicable().stream()
                                        .map(NotApplicable::reason)
                                        .collect(Collectors.joining("; "))
                                + ".");
            });
        }
    }

    private void article() {
        identify("spoken" + (isFixed() ? " " + FIXED : "") + (isFixable && result.isLeft() ? " " + LEFT : ""));
        html.element("p", () -> {
            html.attribute("class", "label");
            labels();
            if (isFixed()) {
                html.element("span", "badge", "fixed by harden");
            }
        });
        // The title states what should be; without a label, it would read like what is.
        html.element(
                "h4",
                () -> html.element("span", "kind", "Requirement")
                        .text(" " + result.rule().title()));
        guideline("p");
        var findings = result.findings(finding -> finding.advisory().isEmpty());
        Cure.group(Excerpt.of(findings), isFixable).forEach(this::places);
        more(findings);
        var advisories = result.findings(finding -> finding.advisory().isPresent());
        if (!advisories.isEmpty()) {
            new AdvisoryTable(advisories, html).write();
        }
        Excerpt.of(result.byHand()).forEach(this::task);
        more(result.byHand());
    }

    private void identify(String form) {
        String outcomes = result.outcomes().stream().map(Outcome::toString).collect(Collectors.joining(" "));
        html.attribute("id", result.anchor()).attribute("class", "rule %s %s".formatted(form, outcomes));
    }

    private boolean isFixed() {
        return isFixable && result.isFixed();
    }

    private void labels() {
        result.outcomes()
                .forEach(outcome ->
                        html.element("span", "kind " + outcome, outcome.label()).text(" "));
        new Prose(html).rule(result.rule().id());
        html.text(" ");
    }

    private void guideline(String element) {
        Rule rule = result.rule();
        html.element(element, () -> {
            html.attribute("class", "guideline");
            new Prose(html).link(rule.address(), rule.guideline());
            html.text(rule.requirements().isEmpty() ? "" : "; " + rule.namedStandards());
        });
    }

    private void places(Cure cure, List<Finding> findings) {
        html.element("ul", () -> {
            html.attribute("class", "places");
            findings.forEach(finding -> html.element("li", () -> place(finding)));
        });
        cure(cure.title(), cure.text());
    }

    private void place(Finding finding) {
        html.element("p", "path", finding.location().toString());
        sentence(finding.message());
        finding.waived()
                .ifPresent(reason -> html.element(
                        "p",
                        () -> html.attribute("class", "reason").text("Waived, " + finding.severity() + ": " + reason)));
    }

    private void task(ByHand task) {
        html.element(
                "ul",
                () -> html.attribute("class", "places").element("li", () -> {
                    html.element("p", "path", task.location().toString());
                    sentence(task.message());
                }));
        cure("Manual check", task.cure());
    }

    private void more(List<?> all) {
        Excerpt.more(all).ifPresent(more -> html.element("p", "empty", more + ", all of them in audit.json."));
    }

    private void sentence(String text) {
        html.element("p", () -> new Prose(html).write(text));
    }

    private void cure(String kind, String cure) {
        html.element("p", () -> {
            html.attribute("class", "cure").element("span", "kind", kind).text(" ");
            new Prose(html).write(cure);
        });
    }
}
