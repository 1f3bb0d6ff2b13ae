package io.github.ishardening.control.log;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.request.LogForgingMode;
import io.github.ishardening.server.Templates;
import java.io.IOException;

/** Nobody can write lines of his own into the log files. (log4j2 took over in Identity Server 5.9; what the guideline names for it before does nothing there.) */
@Guideline(
        id = "log-forging",
        title = "Log lines are safe from forging",
        severity = Severity.WARNING,
        source = "Production guidelines, Log forging",
        address = OfficialPages.PRODUCT_LEVEL + "#log-forging",
        hardening = """
            Hardening encodes the line breaks of messages in the pattern of every file appender of \
            `log4j2.properties`. With the setting `logForging` as `uuid` it adds a random identifier to each line \
            instead, with `both` it does both. Masking stays.""")
public final class LogForging extends Control {

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var distribution = hardening.distribution();
        if (!Templates.isStatic(distribution, LogConfiguration.PATH)) {
            return;
        }
        LogForgingMode forging = hardening.settings().log().forging();
        var log = new LogConfiguration(distribution.read(LogConfiguration.PATH));
        for (String appender : log.fileAppenders()) {
            String key = key(appender);
            log.get(key)
                    .map(LogPattern::new)
                    .filter(LogPattern::hasMessage)
                    .map(pattern -> forging == LogForgingMode.UUID ? pattern : pattern.encoded())
                    .map(pattern -> forging == LogForgingMode.ENCODE ? pattern : pattern.identified())
                    .ifPresent(pattern -> log.set(key, pattern.text(), key));
        }
        distribution.write(LogConfiguration.PATH, log.content());
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var file = inspection.file(LogConfiguration.PATH);
        if (file.isPresent()) {
            var log = new LogConfiguration(file.get());
            new Unseen(inspection, findings).none("file that is logged to", log.fileAppenders());
            for (String appender : log.fileAppenders()) {
                String key = key(appender);
                if (log.get(key)
                        .filter(pattern -> isOpen(new LogPattern(pattern)))
                        .isPresent()) {
                    findings.add(
                            log.at(key),
                            "line breaks in messages make lines of their own in the file of %s.".formatted(appender),
                            "Write %enc{%mm}{CRLF} for the message.");
                }
            }
        }
        new Unseen(inspection, findings).isThere(LogConfiguration.PATH);
    }

    private static String key(String appender) {
        return "appender." + appender + ".layout.pattern";
    }

    private static boolean isOpen(LogPattern pattern) {
        return pattern.hasMessage() && !pattern.isEncoded() && !pattern.isIdentified();
    }
}
