package io.github.ishardening;

import io.github.ishardening.audit.ConsoleReport;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.audit.Verdict;
import io.github.ishardening.distribution.Warning;

/** What an audit says on the console: what earlier ones of the same build didn't. */
final class AuditNews {

    private final Console console;
    private final Verdict verdict;
    private final String path;
    /** Whether it found something new, which may add up to the same. */
    private boolean isNew;

    AuditNews(Console console, Verdict verdict) {
        this.console = console;
        this.verdict = verdict;
        this.path = verdict.report().distribution().path();
    }

    /**
     * Says the findings.
     *
     * @param isResult whether they are those of what is about to be saved
     */
    void sayFindings(boolean isResult) {
        // What needs no doing was said, or is in the report, where more is done than to look.
        Severity least = isResult || verdict.report().trial().isPresent() ? Severity.WARNING : Severity.INFO;
        for (var line : ConsoleReport.of(verdict, least, finding -> console.isNews(path + finding))) {
            if (line.severity() == Severity.INFO) {
                console.info(line.text());
            } else {
                isNew = true;
                console.say(new Warning(line.severity() == Severity.ERROR, line.text()));
            }
        }
    }

    /**
     * Says what the findings come to, or that nothing is new.
     *
     * @param details where to read the whole report
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
