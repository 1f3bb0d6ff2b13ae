package io.github.ishardening.control.log;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.request.LogSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Requires log files to roll over by size, without overwriting another of the same day. */
@Guideline(
        id = "log-rotation",
        title = "Log files rotate",
        severity = Severity.WARNING,
        source = "Production guidelines, Log rotation and monitoring",
        address = OfficialPages.PRODUCT_LEVEL + "#log-rotation-and-monitoring",
        hardening = """
            Hardening makes every file appender of `log4j2.properties` roll over by size, with a number in the file \
            name, so that no file overwrites another of the same day. The settings `logSize` and `logFiles` set the \
            size and, per day, the number of files to keep; by default, existing values are kept. A size of more than a gigabyte \
            is reported, because the disk may fill up first.""",
        versions = AppliesTo.TOML + " This is the default of Identity Server 5.10 and later.",
        nist = "AU-4")
public final class LogRotation extends AppenderControl {

    private static final String BY_SIZE = "SizeBasedTriggeringPolicy";
    private static final String SIZE = "10MB";
    private static final String FILES = "20";
    private static final Pattern SIZE_FORM =
            Pattern.compile("([0-9]{1,30}(?:\\.[0-9]{1,30})?)\\s*((?:KB|MB|GB)?)", Pattern.CASE_INSENSITIVE);

    /** Applies to files. */
    public LogRotation() {
        super("log file", LogConfiguration::fileAppenders);
    }

    @Override
    void inspect(LogConfiguration log, String name, String prefix, Findings findings) {
        String pattern = prefix + "filePattern";
        fault(log, prefix)
                .ifPresent(fault -> findings.add(
                        log.at(log.get(pattern).isPresent() ? pattern : prefix + "type"),
                        "the file of the appender %s %s.".formatted(name, fault),
                        "Roll it over by size, with %i in its filePattern."));
        checkSize(log, prefix + "policies.size.size", name, findings);
    }

    private static void checkSize(LogConfiguration log, String key, String appender, Findings findings) {
        log.get(key)
                .map(String::strip)
                .filter(LogRotation::isHuge)
                .ifPresent(size -> findings.add(
                        log.at(key),
                        "the file of the appender %s is rolled over only at %s, more than a gigabyte."
                                .formatted(appender, size),
                        "Set its size to %s.".formatted(SIZE)));
    }

    /** Whether a size exceeds 1 GB, parsed as by Log4j: a number with an optional fraction and unit. */
    private static boolean isHuge(String size) {
        var matcher = SIZE_FORM.matcher(size);
        return matcher.matches()
                && new BigDecimal(matcher.group(1))
                                .multiply(BigDecimal.valueOf(unit(matcher.group(2))))
                                .compareTo(BigDecimal.valueOf(unit("GB")))
                        > 0;
    }

    private static long unit(String name) {
        return 1L << (10 * List.of("", "KB", "MB", "GB").indexOf(name.toUpperCase(Locale.ROOT)));
    }

    private static Optional<String> fault(LogConfiguration log, String prefix) {
        if (!log.get(prefix + "type").orElseThrow().startsWith("Rolling")) {
            return Optional.of("is never rolled over");
        }
        if (!log.has(prefix + "policies.", BY_SIZE)) {
            return Optional.of("isn't rolled over by size");
        }
        return log.get(prefix + "filePattern")
                        .filter(pattern -> pattern.contains("%i"))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("is overwritten if it is rolled over more than once on the same day");
    }

    @Override
    void harden(LogConfiguration log, String prefix, LogSettings settings) {
        String type = log.get(prefix + "type").orElseThrow();
        if (!type.startsWith("Rolling")) {
            log.set(prefix + "type", "Rolling" + type, prefix + "type");
        }
        String pattern = log.get(prefix + "filePattern")
                .or(() -> log.get(prefix + "fileName"))
                .orElse("");
        if (!pattern.contains("%i")) {
            log.set(prefix + "filePattern", numbered(pattern), prefix + "type");
        }
        if (!log.has(prefix + "policies.", BY_SIZE)) {
            if (log.get(prefix + "policies.type").isEmpty()) {
                log.set(prefix + "policies.type", "Policies", prefix + "filePattern");
            }
            log.set(prefix + "policies.size.type", BY_SIZE, prefix + "policies.type");
            log.set(prefix + "policies.size.size", SIZE, prefix + "policies.size.type");
        }
        if (log.get(prefix + "strategy.type").isEmpty()) {
            log.set(prefix + "strategy.type", "DefaultRolloverStrategy", prefix + "policies.type");
            log.set(prefix + "strategy.max", FILES, prefix + "strategy.type");
        }
        settings.size().ifPresent(size -> log.set(prefix + "policies.size.size", size, prefix + "policies.size.type"));
        settings.files()
                .ifPresent(files -> log.set(prefix + "strategy.max", String.valueOf(files), prefix + "strategy.type"));
    }

    /**
     * Inserts {@code %i} before the first dot after the last placeholder and slash: {@code x-%d.log.gz} becomes
     * {@code x-%d.%i.log.gz}.
     */
    private static String numbered(String pattern) {
        int from = Math.max(pattern.lastIndexOf('}'), pattern.lastIndexOf('/'));
        int dot = pattern.indexOf('.', Math.max(from, 0));
        int at = dot < 0 ? pattern.length() : dot;
        return pattern.substring(0, at) + ".%i" + pattern.substring(at);
    }
}
