package io.github.ishardening.audit.report;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.LeftOver;
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

/** The report for people: {@code audit.html}, a self-contained, printable file without scripts. */
final class HtmlReport {

    private static final String STYLE = "audit.css";
    /** A second line of defence after the escaping: even if the page contained a script, no browser would run it. */
    private static final String NO_SCRIPTS_NO_RESOURCES = "default-src 'none'; style-src 'unsafe-inline'";

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

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
                html.element("main", () -> {
                    verdict();
                    new TableOfContents(report, html).write();
                    html.element("div", () -> {
                        html.attribute("class", "content");
                        sections();
                    });
                });
            });
        });
    }

    private void head() {
        html.empty("meta", () -> html.attribute("charset", "UTF-8"));
        meta("http-equiv", "Content-Security-Policy", NO_SCRIPTS_NO_RESOURCES);
        meta("name", "viewport", "width=device-width, initial-scale=1");
        meta("name", "color-scheme", "light dark");
        html.element("title", "Audit of " + report.distribution().title()).element("style", () -> {
            // Line by line, because Markup truncates long text.
            style().lines().forEach(line -> html.text(line + "\n"));
            RuleFilter.style(html);
        });
    }

    private void meta(String kind, String name, String content) {
        html.empty("meta", () -> html.attribute(kind, name).attribute("content", content));
    }

    private void header() {
        html.element("p", "overline", "Hardening audit")
                .element("h1", report.distribution().title())
                .element("p", "path", report.distribution().path());
        evidence.sha256().ifPresent(digest -> html.element("p", "path", "SHA-256 " + digest));
        html.element("p", "made", "%s, %s %s".formatted(minutes(evidence.at()), report.tool(), report.version()));
    }

    private void sections() {
        var files = report.about(Rule.Subject.DISTRIBUTION);
        if (!files.rules().isEmpty()) {
            section("rules", "Rules by theme", () -> new ThemeSections(files, evidence.isStock(), html).write());
        }
        report.trial().ifPresent(this::startedServer);
        if (!files.rules().isEmpty()) {
            section(
                    "changes",
                    "Changes from the stock distribution",
                    () -> new ChangesSection(evidence.changes(), html).write());
            section("trust", "Trusted certificates", () -> new TrustSection(evidence, html).write());
            section("certificates", "Certificates", this::certificates);
        }
    }

    private void section(String id, String title, Runnable content) {
        html.text("\n").element("section", () -> {
            html.attribute("id", id).element("h2", title);
            content.run();
        });
    }

    private void startedServer(ServerTrial.Facts facts) {
        section("started-server", "On the started server", () -> {
            html.element("p", facts.how());
            facts.unproven().ifPresent(sentence -> html.element("p", sentence));
            RuleResult.of(report.about(Rule.Subject.STARTED_SERVER))
                    .forEach(result -> new RuleArticle(result, false, html).write());
        });
    }

    private void certificates() {
        var certificates = evidence.soonestFirst();
        if (certificates.isEmpty()) {
            html.element("p", "empty", TrustSection.UNKNOWN);
            return;
        }
        new CertificateTimeline(Excerpt.of(certificates), evidence.at()).write(html);
        new CertificateTable(certificates, evidence.at(), html).write();
    }

    private void verdict() {
        html.element("section", () -> {
            var verdict = new Verdict(report, evidence.isStock());
            String word = verdict.word();
            html.attribute("class", "verdict " + word.toLowerCase(Locale.ROOT).replace(' ', '-'))
                    .attribute("aria-labelledby", "verdict")
                    .element("h2", () -> html.attribute("id", "verdict").text(word))
                    .element("p", verdict.measure());
            verdict.next().ifPresent(sentences -> html.element("p", "next", sentences));
            left(verdict.left());
            new RuleFilter(report, evidence.isStock(), html).write();
        });
    }

    private void left(LeftOver left) {
        if (left.isEmpty()) {
            return;
        }
        html.element("p", () -> {
            html.attribute("class", "todo").text(left.count());
            String separator = "";
            for (Rule rule : left.rules()) {
                html.text(separator);
                new Prose(html).rule(rule.id());
                separator = ", ";
            }
            html.text(left.rest());
        });
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own jar can't be read", e);
        }
    }
}
