package io.github.ishardening.control.log;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.request.LogForgingMode;
import io.github.ishardening.request.LogSettings;
import java.util.Optional;

/**
 * Requires that nobody can inject lines into the logs. (Identity Server 5.9 introduced Log4j 2, on which the
 * guideline's older settings have no effect.)
 */
@Guideline(
        id = "log-forging",
        title = "Log entries can't be forged",
        severity = Severity.WARNING,
        source = "Production guidelines, Log forging",
        address = OfficialPages.PRODUCT_LEVEL + "#log-forging",
        hardening = """
            Hardening encodes line breaks in messages, in the pattern of every file and console appender of \
            `log4j2.properties`. If the setting `logForging` is `uuid`, it adds a random identifier to each line \
            instead; with `both`, it does both. Masking remains on. Stack traces aren't encoded, so the message of an \
            exception can still contain line breaks; with `uuid` or `both`, such lines have no identifier.""",
        nist = {"AU-9", "SI-10"})
public final class LogForging extends AppenderControl {

    private static final String PATTERN = "layout.pattern";
    private static final String TYPE = "layout.type";
    private static final String DEFAULT_TYPE = "PatternLayout";

    /** Log4j's default pattern. */
    private static final String DEFAULT_PATTERN = "%m%n";

    /** Applies to files and consoles. */
    public LogForging() {
        super("log file or console", LogConfiguration::appenders);
    }

    @Override
    void harden(LogConfiguration log, String prefix, LogSettings settings) {
        var open = pattern(log, prefix);
        if (open.isEmpty() || !open.get().hasMessage()) {
            return;
        }
        var pattern = settings.forging() == LogForgingMode.UUID
                ? open.get()
                : open.get().encoded();
        var closed = settings.forging() == LogForgingMode.ENCODE ? pattern : pattern.identified();
        if (log.get(prefix + TYPE).isEmpty()) {
            log.set(prefix + TYPE, DEFAULT_TYPE, prefix + "type");
        }
        log.set(prefix + PATTERN, closed.text(), prefix + TYPE);
    }

    @Override
    void inspect(LogConfiguration log, String name, String prefix, Findings findings) {
        var pattern = pattern(log, prefix);
        if (pattern.isPresent() && isOpen(pattern.get())) {
            findings.add(
                    log.at(log.get(prefix + PATTERN).isPresent() ? prefix + PATTERN : prefix + "type"),
                    "line breaks in messages can forge entries in the output of %s.".formatted(name),
                    "Use %enc{%mm}{CRLF} for the message.");
        }
    }

    /** The effective pattern; empty for another layout. */
    private static Optional<LogPattern> pattern(LogConfiguration log, String prefix) {
        return log.get(prefix + TYPE).orElse(DEFAULT_TYPE).equalsIgnoreCase(DEFAULT_TYPE)
                ? Optional.of(new LogPattern(log.get(prefix + PATTERN).orElse(DEFAULT_PATTERN)))
                : Optional.empty();
    }

    private static boolean isOpen(LogPattern pattern) {
        return pattern.hasMessage() && !pattern.isEncoded() && !pattern.isIdentified();
    }
}
