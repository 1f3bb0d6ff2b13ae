package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.verification.check.CompletedStart.Ending;
import io.github.ishardening.verification.check.CompletedStart.LogLine;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Only a start shows whether vault, stores, ports and memory are as the configuration says. */
@Guideline(
        id = Starts.ID,
        title = "The server starts twice without an error in its log",
        severity = Severity.ERROR,
        source = "Production guidelines",
        address = OfficialPages.PRODUCT_LEVEL,
        hardening = """
            `verify-server` starts the server twice, because what is handed over at the first start is gone at the second, \
            and reads its log. Lines with `ERROR` that stock servers have too don't count.""",
        needsConfiguration = false)
public final class Starts extends ServerCheck {

    /** Its id. */
    public static final String ID = "starts";

    private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL)\\b\\s*(\\{.*)");
    private static final int QUOTED = 3;
    private static final int LONGEST = 300;

    @Override
    public void ask(RunningServer server, Findings findings) {
        if (server.isForeign()) {
            findings.notApplicable(RunningServer.FOREIGN);
        }
    }

    @Override
    public void review(CompletedStart start, Findings findings) {
        if (start.isUp()) {
            errors(start, findings);
            return;
        }
        var quoted = telling(start.log());
        findings.add(
                at(quoted, start),
                "the server doesn't start the %s time: %s.%s"
                        .formatted(start.number() == 1 ? "first" : "second", what(start.ending()), quote(quoted)),
                "Look at what its log says, kept in %s, and mend that; a slow machine needs a longer <timeout>."
                        .formatted(folder(start)));
    }

    private static String what(Ending ending) {
        return ending == Ending.ENDED ? "it ended before it was up" : "it wasn't up in time";
    }

    /** Console and log say the same twice; the log comes first. */
    private static void errors(CompletedStart start, Findings findings) {
        Set<String> said = new HashSet<>();
        for (LogLine line : start.log().complaints()) {
            var error = ERROR.matcher(line.text());
            if (error.find() && HarmlessErrors.reason(error.group(2)).isEmpty() && said.add(error.group(2))) {
                findings.add(
                        Location.of(line.file(), line.number()),
                        "the log has an error: " + shown(error.group()) + ".",
                        "Mend what it says, or waive it with the reason why it is harmless.");
            }
        }
    }

    /** The first complaint and the causes that follow, or else the last lines. */
    private static List<LogLine> telling(CompletedStart.Log log) {
        var distinct = log.complaints().stream()
                .collect(Collectors.toMap(Starts::message, line -> line, (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .limit(QUOTED)
                .toList();
        if (!distinct.isEmpty()) {
            return distinct;
        }
        int size = log.last().size();
        return log.last().subList(Math.max(0, size - 1), size);
    }

    private static String message(LogLine line) {
        var error = ERROR.matcher(line.text());
        return error.find() ? error.group(2) : line.text();
    }

    private static Location at(List<LogLine> quoted, CompletedStart start) {
        return quoted.isEmpty()
                ? Location.of(folder(start))
                : Location.of(quoted.get(0).file(), quoted.get(0).number());
    }

    private static String folder(CompletedStart start) {
        return "start-" + start.number();
    }

    private static String quote(List<LogLine> lines) {
        return lines.isEmpty()
                ? " It said nothing."
                : lines.stream()
                        .map(line -> shown(message(line)))
                        .collect(Collectors.joining(" / ", " It said: ", "."));
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip().replaceFirst("\\.+$", "");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + " ..." : plain;
    }
}
