package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.Rule;

/** The table of contents of the HTML report. */
record TableOfContents(AuditReport report, Markup html) {

    void write() {
        var files = report.about(Rule.Subject.DISTRIBUTION);
        html.element("nav", () -> {
            html.attribute("aria-label", "Contents");
            html.element("ul", () -> {
                files.rules().stream()
                        .map(Rule::theme)
                        .distinct()
                        .sorted()
                        .forEach(theme -> entry(ThemeSections.anchor(theme), theme.title()));
                report.trial().ifPresent(facts -> entry("started-server", "On the started server"));
                if (!files.rules().isEmpty()) {
                    entry("changes", "Changes from the stock distribution");
                    entry("trust", "Trusted certificates");
                    entry("certificates", "Certificates");
                }
            });
        });
    }

    private void entry(String anchor, String title) {
        html.element(
                "li",
                () -> html.element(
                        "a", () -> html.attribute("href", "#" + anchor).text(title)));
    }
}
