package io.github.ishardening;

import io.github.ishardening.audit.ConsoleReport;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.audit.Verdict;
import io.github.ishardening.distribution.Warning;

/** Prints the results of an audit that earlier audits of the same build didn't print. */
final class AuditNews {

    private final Console console;
    private final Verdict verdict;
    private final String path;
    /** Whether there are new findings, even if their summary is the same as before. */
    private boolean isNew;

    AuditNews(Console console, Verdict verdict) {
        this.console = console;
        this.verdict = verdict;
        this.path = verdict.report().distribution().path();
    }

    /**
     * Prints the findings.
     *
     * @param isResult whether they are of the result about to be saved
     */
    void sayFindings(boolean isResult) {
        // Only plain audits print details of what needs no action; others name its rules.
        Severity least = isResult || verdict.report().trial().isPresent() ? Severity.WARNING : Severity.INFO;
        for (var line : ConsoleReport.of(verdict, least, said -> console.isNews(path + said))) {
            if (line.severity() == Severity.INFO) {
                console.info(line.text());
            } else {
                isNew = true;
                console.say(new Warning(line.severity() == Severity.ERROR, line.text()));
            }
        }
    }

    /**
     * Prints the summary of the findings, or that nothing is new.
     *
     * @param details the URI of the whole report
     */
    void saySum(String details) {
        var sum = ConsoleReport.sum(verdict.report(), details);
        var news = sum.stream()
                .filter(line -> console.isNews(path + line) || isNew)
                .toList();
        if (news.isEmpty() && !sum.isEmpty()) {
            console.info("Audited again: nothing has changed.");
        }
        news.forEach(console::info);
    }
}
