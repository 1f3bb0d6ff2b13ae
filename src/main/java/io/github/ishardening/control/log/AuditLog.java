package io.github.ishardening.control.log;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Requires the server to record who did what in {@code audit.log}, at level INFO. */
@Guideline(
        id = "audit-log",
        title = "The audit log is written",
        severity = Severity.WARNING,
        source = "Monitoring logs, audit logs",
        address = OfficialPages.LOGS + "#configure-audit-logs",
        reportsOnly = true,
        hardening = """
            The logger `AUDIT_LOG` records who did what, at level INFO. This plugin's audit reports a \
            `log4j2.properties` that raises the level of the logger or its appender, or removes either.""",
        nist = "AU-12")
public final class AuditLog extends Control {

    private static final String NAME = "AUDIT_LOG";
    private static final String LOGGER = "logger.AUDIT_LOG.";
    private static final String CURE = "Restore %s from the stock distribution.";
    private static final Set<String> ENOUGH = Set.of("INFO", "DEBUG", "TRACE", "ALL");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var file = inspection.file(LogConfiguration.PATH);
        if (file.isPresent()) {
            inspect(new LogConfiguration(file.get()), findings);
        }
        new Unseen(inspection, findings).isThere(LogConfiguration.PATH);
    }

    private static void inspect(LogConfiguration log, Findings findings) {
        checkLevel(log, LOGGER + "level", "the logger of the audit log", findings);
        if (!log.names("loggers").contains(NAME) && log.get("loggers").isPresent()) {
            findings.add(log.at("loggers"), "the audit log has no logger.", CURE.formatted(NAME + " of loggers"));
            return;
        }
        var appender = log.get(LOGGER + "appenderRef.AUDIT_LOGFILE.ref");
        if (appender.isEmpty()) {
            findings.add(
                    log.at(LOGGER + "name"),
                    "the audit log's logger doesn't write to its appender.",
                    CURE.formatted(LOGGER + "appenderRef.AUDIT_LOGFILE.ref"));
        } else if (log.get("appenders").isPresent() && !log.names("appenders").contains(appender.get())) {
            findings.add(
                    log.at("appenders"),
                    "the audit log has no appender.",
                    CURE.formatted(appender.get() + " of appenders"));
        } else {
            String level = "appender.%s.filter.threshold.level".formatted(appender.get());
            checkLevel(log, level, "the appender of the audit log", findings);
        }
    }

    private static void checkLevel(LogConfiguration log, String key, String what, Findings findings) {
        log.get(key)
                .map(String::strip)
                .filter(level -> !ENOUGH.contains(level.toUpperCase(Locale.ROOT)))
                .ifPresent(level -> findings.add(
                        log.at(key),
                        "%s discards %s."
                                .formatted(
                                        what, level.equalsIgnoreCase("OFF") ? "all entries" : "entries below " + level),
                        "Set it to INFO."));
    }
}
