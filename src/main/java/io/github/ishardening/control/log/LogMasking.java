package io.github.ishardening.control.log;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Reports logs that don't mask personal data; only the owner of the data knows what to mask. */
@Guideline(
        id = "log-masking",
        title = "Personal data is masked in log files",
        severity = Severity.INFO,
        source = "Monitoring logs, masking",
        address = OfficialPages.LOG_MASKING,
        reportsOnly = true,
        hardening = """
            Only you know which data is personal: set `[masking_pattern.properties]` in the fragment that \
            `<deployment><file>` names. The audit reports appenders that don't mask and, as a warning, loggers that \
            log HTTP traffic.""")
public final class LogMasking extends Control {

    private static final String MASKS = "repository/conf/wso2-log-masking.properties";

    /** Loggers of Apache's HTTP clients and the gateway, for every byte and every header. */
    private static final Set<String> OF_TRAFFIC = Set.of(
            "org.apache.http.wire",
            "org.apache.http.headers",
            "org.apache.hc.client5.http.wire",
            "org.apache.hc.client5.http.headers",
            "httpclient.wire",
            "org.apache.synapse.transport.http.wire",
            "org.apache.synapse.transport.http.headers");

    private static final Set<String> TALKATIVE = Set.of("DEBUG", "TRACE", "ALL");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var masks = inspection.file(MASKS);
        boolean masked = masks.isPresent()
                && new String(masks.get(), StandardCharsets.ISO_8859_1)
                        .lines()
                        .anyMatch(line -> !line.isBlank() && !line.strip().startsWith("#"));
        if (!masked) {
            findings.add(
                    inspection.at("masking_pattern", MASKS),
                    "nothing is masked in log files.",
                    "Set [masking_pattern.properties] for the data to mask.");
        }
        if (new Unseen(inspection, findings).isThere(LogConfiguration.PATH)) {
            var log =
                    new LogConfiguration(inspection.file(LogConfiguration.PATH).orElseThrow());
            for (String logger : log.loggers(OF_TRAFFIC)) {
                String key = "logger." + logger + ".level";
                var level = log.get(key).map(text -> text.strip().toUpperCase(Locale.ROOT));
                if (level.filter(TALKATIVE::contains).isPresent()) {
                    findings.add(
                            Severity.WARNING,
                            log.at(key),
                            "%s logs all HTTP traffic, including passwords and tokens.".formatted(logger),
                            "Set its level to INFO.");
                }
            }
            for (String appender : log.appenders()) {
                String key = "appender." + appender + ".layout.pattern";
                var pattern = log.get(key).map(LogPattern::new);
                if (pattern.filter(LogPattern::isUnmasked).isPresent()) {
                    findings.add(
                            log.at(key), "%s doesn't mask messages.".formatted(appender), "Use %mm for the message.");
                }
            }
        }
    }
}
