package io.github.ishardening.audit.report;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.ByHand;
import io.github.ishardening.audit.CertificateLine;
import io.github.ishardening.audit.Cure;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.OpenAdvisories;
import io.github.ishardening.audit.PluginSite;
import io.github.ishardening.audit.Theme;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.audit.Verdict;
import io.github.ishardening.certificate.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The report as a page of a Maven site, in the skin of the site: what needs action, by theme. Passed rules are only
 * counted; {@link HtmlReport} lists them.
 */
public final class SitePage {

    private final AuditReport report;
    private final TrustSummary evidence;
    private final SiteText site;
    private final Map<Theme, List<RuleResult>> themes = new TreeMap<>();

    private SitePage(AuditReport report, TrustSummary evidence, SiteText site) {
        this.report = report;
        this.evidence = evidence;
        this.site = site;
        for (RuleResult result : RuleResult.of(report)) {
            themes.computeIfAbsent(result.rule().theme(), theme -> new ArrayList<>())
                    .add(result);
        }
    }

    /**
     * Writes the page.
     *
     * @param whole the address of the full report, relative to the page
     * @param site receives the content
     */
    public static void write(AuditReport report, TrustSummary evidence, String whole, SiteText site) {
        new SitePage(report, evidence, site).page(whole);
    }

    private void page(String whole) {
        site.page("Hardening audit", () -> {
            site.section(1, "Hardening audit", () -> verdict(whole));
            site.section(2, "Rules by theme", this::counts);
            site.section(2, "Findings", this::findings);
            byHand();
            waived();
            site.section(2, "Certificates", this::certificates);
        });
    }

    private void verdict(String whole) {
        paragraph(report.distribution().title() + ", " + report.distribution().path());
        var verdict = new Verdict(report, evidence.isStock());
        site.paragraph(() -> site.strong(verdict.word() + ".").text(" " + verdict.measure()));
        paragraph(report.sum());
        if (evidence.isStock()) {
            paragraph("This is the stock distribution, not hardened."
                    + verdict.toRun().map(sentence -> " " + sentence).orElse(""));
        }
        site.paragraph(() -> site.link(whole, "The full report")
                .text(" lists every rule with its guideline, the changes and the trusted certificates. This page and"
                        + " the report were generated at "
                        + HtmlReport.minutes(evidence.at()) + "."));
    }

    private void counts() {
        var rows = new ArrayList<List<Runnable>>();
        themes.forEach((theme, results) -> rows.add(List.of(
                () -> site.text(theme.title()),
                () -> site.text(report.about(theme).summary().worstFirst()))));
        table(List.of("Theme", "Result"), rows);
    }

    private void findings() {
        boolean isClean = true;
        for (var theme : themes.entrySet()) {
            var open = theme.getValue().stream()
                    .filter(result -> !open(result).isEmpty())
                    .toList();
            if (!open.isEmpty()) {
                isClean = false;
                site.section(3, theme.getKey().title(), () -> open.forEach(this::rule));
            }
        }
        if (isClean) {
            paragraph(report.rules().isEmpty() ? "No rule was checked." : "None.");
        }
    }

    private static List<Finding> open(RuleResult result) {
        return result.findings(finding -> finding.waived().isEmpty());
    }

    private void rule(RuleResult result) {
        var open = open(result);
        site.paragraph(() -> {
            String id = result.rule().id();
            site.strong(open.get(0).severity().toString())
                    .text(" ")
                    .link(PluginSite.ADDRESS + "controls.html#" + id, id)
                    .text(": requirement: " + result.rule().title() + " (")
                    .link(result.rule().address(), result.rule().guideline())
                    .text(").");
        });
        var advisories =
                open.stream().flatMap(finding -> finding.advisory().stream()).toList();
        if (!advisories.isEmpty()) {
            paragraph(new OpenAdvisories(advisories) + ".");
            list(advisories, this::advisory);
        }
        var places =
                open.stream().filter(finding -> finding.advisory().isEmpty()).toList();
        Cure.group(Excerpt.of(places), evidence.isStock()).forEach((cure, same) -> {
            list(
                    same,
                    finding ->
                            site.text(finding.location().toString()).text(": ").text(finding.message()));
            site.paragraph(() -> site.strong(cure.title() + ".").text(" ").text(cure.text()));
        });
        Excerpt.more(places).ifPresent(this::paragraph);
    }

    private void advisory(Advisory advisory) {
        site.link(advisory.address(), advisory.id());
        site.text(advisory.title().substring(advisory.id().length()) + ": " + advisory.remedy());
    }

    private void byHand() {
        var tasks = report.observations().byHand();
        if (!tasks.isEmpty()) {
            site.section(2, "Manual checks", () -> list(tasks, this::task));
        }
    }

    private void task(ByHand task) {
        site.strong(task.rule().id()).text(" ").text(task.location().toString());
        site.text(": ").text(task.message()).text(" ").text(task.cure());
    }

    private void waived() {
        var waived = report.findings().stream()
                .filter(finding -> finding.waived().isPresent())
                .toList();
        if (!waived.isEmpty()) {
            site.section(2, "Waived", () -> list(waived, this::waiver));
        }
    }

    private void waiver(Finding finding) {
        site.strong(finding.severity() + " " + finding.rule().id()).text(" ");
        site.text(finding.location().toString()).text(": ").text(finding.message());
        site.text(" Waived: ").text(finding.waived().orElseThrow()).text(".");
    }

    private void certificates() {
        if (evidence.certificates().isEmpty()) {
            paragraph(TrustSection.UNKNOWN);
            return;
        }
        table(
                List.of("Name", "Subject", "Key", "Valid until"),
                evidence.soonestFirst().stream().map(this::certificate).toList());
    }

    private List<Runnable> certificate(CertificateLine line) {
        String until = Validity.day(line.until()).toString();
        return List.of(
                () -> site.text(line.name()),
                () -> site.text(line.subject()),
                () -> site.text(line.algorithm()),
                () -> site.text(line.until().isBefore(evidence.at()) ? until + ", expired" : until));
    }

    private void paragraph(String content) {
        site.paragraph(() -> site.text(content));
    }

    /** A list, cut to as many items as people would read. */
    private <T> void list(List<T> all, Consumer<T> item) {
        site.list(Excerpt.of(all).stream()
                .map(each -> (Runnable) () -> item.accept(each))
                .toList());
        Excerpt.more(all).ifPresent(this::paragraph);
    }

    /** A table, cut to as many rows as people would read. */
    private void table(List<String> columns, List<List<Runnable>> rows) {
        site.table(columns, Excerpt.of(rows));
        Excerpt.more(rows).ifPresent(this::paragraph);
    }
}
