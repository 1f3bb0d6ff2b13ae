package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.ServerTrial;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.audit.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The report for people: {@code audit.html}, one file that needs nothing else, runs nothing, fetches nothing, and can be
 * printed.
 */
final class HtmlReport {

    private static final String STYLE = "audit.css";
    /** A second fence behind the escaping: were there a script in the page, no browser would run it. */
    private static final String NO_SCRIPTS_NO_RESOURCES = "default-src 'none'; style-src 'unsafe-inline'";

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final AuditReport report;
    private final TrustSummary evidence;
    private final Markup html = Markup.html();

    private HtmlReport(AuditReport report, TrustSummary evidence) {
        this.report = report;
        this.evidence = evidence;
    }

    static String of(AuditReport report, TrustSummary evidence) {
        var page = new HtmlReport(report, evidence);
        page.page();
        return page.html.toString();
    }

    static String minutes(Instant instant) {
        return MINUTES.format(instant);
    }

    private void page() {
        html.element("html", () -> {
            html.attribute("lang", "en");
            html.element("head", this::head);
            html.element("body", () -> {
                html.element("header", this::header);
                html.element("main", this::sections);
                html.element("footer", "%s %s, %s".formatted(report.tool(), report.version(), minutes(evidence.at())));
            });
        });
    }

    private void head() {
        html.empty("meta", () -> html.attribute("charset", "UTF-8"));
        meta("http-equiv", "Content-Security-Policy", NO_SCRIPTS_NO_RESOURCES);
        meta("name", "viewport", "width=device-width, initial-scale=1");
        meta("name", "color-scheme", "light dark");
        html.element("title", "Audit of " + product()).element("style", style());
    }

    private void meta(String kind, String name, String content) {
        html.empty("meta", () -> html.attribute(kind, name).attribute("content", content));
    }

    private void header() {
        html.element("p", "overline", "Hardening audit")
                .element("h1", product())
                .element("p", "path", report.distribution().path());
    }

    private void sections() {
        verdict();
        var files = report.about(Rule.Subject.DISTRIBUTION);
        if (!files.rules().isEmpty()) {
            new FindingsSection(files, "findings", "Findings", html).write();
            new AdvisoriesSection(files, html).write();
            new UndecidedSections(files.observations(), "", html).write();
        }
        report.trial().ifPresent(this::startedServer);
        if (!files.rules().isEmpty()) {
            new EvidenceSections(evidence, html).write();
            html.element("section", () -> passed("rules", "Rules that passed", files));
        }
    }

    private void verdict() {
        html.element("section", () -> {
            String word = word();
            html.attribute("class", "verdict " + word.toLowerCase(Locale.ROOT).replace(' ', '-'))
                    .element("h2", word)
                    .element("p", sentence());
            html.element("dl", () -> {
                count("error", "Errors", report.summary().error());
                count("warning", "Warnings", report.summary().warning());
                count("info", "Info", report.summary().info());
                count("waived", "Waived", report.summary().waived());
                count("by-hand", "By hand", report.summary().byHand());
                count("not-applicable", "Not applicable", report.summary().notApplicable());
                count("passed", "Passed", report.summary().passed());
            });
        });
    }

    private void count(String kind, String name, int count) {
        html.element(
                "div",
                () -> html.attribute("class", count == 0 ? "count none" : "count " + kind)
                        .element("dt", name)
                        .element("dd", Integer.toString(count)));
    }

    /** What nobody judged hasn't passed. */
    private String word() {
        if (report.failOn() == FailOn.NEVER) {
            return "Not judged";
        }
        return new Verdict(report).passes() ? "Passes" : "Fails";
    }

    private String sentence() {
        return switch (report.failOn()) {
            case ERROR -> "Errors fail the build.";
            case WARNING -> "Errors and warnings fail the build.";
            case NEVER -> "Findings are reported only, nothing fails the build.";
        };
    }

    private void startedServer(ServerTrial.Facts facts) {
        var asked = report.about(Rule.Subject.STARTED_SERVER);
        html.element("section", () -> {
            html.attribute("id", "started-server")
                    .element("h2", "On the started server")
                    .element("p", facts.how());
            if (!facts.notProven().isEmpty()) {
                html.element("p", "Not proven: " + String.join(", ", facts.notProven()) + ".");
            }
        });
        new FindingsSection(asked, "started-server-findings", "What the started server shows", html).write();
        new UndecidedSections(asked.observations(), "started-server-", html).write();
        html.element("section", () -> passed("started-server-passed", "Rules that the started server passed", asked));
    }

    private void passed(String id, String title, AuditReport part) {
        html.attribute("id", id).element("h2", title);
        var passed = part.passed();
        if (passed.isEmpty()) {
            html.element("p", "empty", "No rule that was checked passed.");
            return;
        }
        html.element("ul", () -> {
            html.attribute("class", "rules");
            passed.forEach(rule ->
                    html.element("li", () -> html.element("code", rule.id()).text(" " + rule.title())));
        });
    }

    private String product() {
        return (report.distribution().product() + " " + report.distribution().version()).strip();
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own jar can't be read", e);
        }
    }
}
