package io.github.ishardening.control.log;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.request.LogForgingMode;
import io.github.ishardening.request.LogSettings;

/** Nobody can write lines of his own into the log files. (log4j2 took over in Identity Server 5.9; what the guideline names for it before does nothing there.) */
@Guideline(
        id = "log-forging",
        title = "Log entries can't be forged",
        severity = Severity.WARNING,
        source = "Production guidelines, Log forging",
        address = OfficialPages.PRODUCT_LEVEL + "#log-forging",
        hardening = """
            Hardening encodes line breaks in messages, in the pattern of every file appender of `log4j2.properties`. \
            If the setting `logForging` is `uuid`, it adds a random identifier to each line instead; with `both`, it \
            does both. Masking remains on.""",
        nist = {"AU-9", "SI-10"})
public final class LogForging extends FileAppenderControl {

    private static final String PATTERN = "layout.pattern";

    @Override
    void harden(LogConfiguration log, String prefix, LogSettings settings) {
        String key = prefix + PATTERN;
        log.get(key)
                .map(LogPattern::new)
                .filter(LogPattern::hasMessage)
                .map(pattern -> settings.forging() == LogForgingMode.UUID ? pattern : pattern.encoded())
                .map(pattern -> settings.forging() == LogForgingMode.ENCODE ? pattern : pattern.identified())
                .ifPresent(pattern -> log.set(key, pattern.text(), key));
    }

    @Override
    void inspect(LogConfiguration log, String name, String prefix, Findings findings) {
        log.get(prefix + PATTERN)
                .filter(pattern -> isOpen(new LogPattern(pattern)))
                .ifPresent(pattern -> findings.add(
                        log.at(prefix + PATTERN),
                        "line breaks in messages can forge entries in the file of %s.".formatted(name),
                        "Use %enc{%mm}{CRLF} for the message."));
    }

    private static boolean isOpen(LogPattern pattern) {
        return pattern.hasMessage() && !pattern.isEncoded() && !pattern.isIdentified();
    }
}
