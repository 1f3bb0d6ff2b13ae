package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Cure;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.verification.check.CompletedStart.Ending;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks that the server starts, which shows whether vault, stores, ports and memory match the configuration. */
@Guideline(
        id = Starts.ID,
        title = "The server starts twice without an error in its log",
        severity = Severity.ERROR,
        source = "Production guidelines",
        address = OfficialPages.PRODUCT_LEVEL,
        hardening = """
            Because the server deletes the password file at the first start, `verify-server` starts it twice. It reads \
            the server's log and console output until the checks begin. It ignores `ERROR` lines that stock servers \
            also log.""",
        needsConfiguration = false,
        protects = false)
public final class Starts extends ServerCheck {

    public static final String ID = "starts";

    private static final int QUOTED = 3;
    /** Printed by dash and bash when a program that they wait for is stopped, here by the trial. */
    private static final Pattern STOPPED = Pattern.compile("Terminated|\\S+: line \\d+: +\\d+ Terminated\\b.*");

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
                "the server didn't start the %s time: %s.%s"
                        .formatted(
                                start.number() == 1 ? "first" : "second", what(start.ending()), quote(quoted, start)),
                "Check its log, saved in %s, and fix the cause; a slow machine needs a longer <verifyServer><timeout>."
                        .formatted(folder(start)));
    }

    private static String what(Ending ending) {
        return ending == Ending.ENDED ? "it exited before it was up" : "it wasn't up in time";
    }

    private static void errors(CompletedStart start, Findings findings) {
        for (Complaint complaint : Complaint.all(start.log().complaints())) {
            if (complaint.isError()
                    && HarmlessErrors.reason(complaint.message()).isEmpty()) {
                findings.add(
                        complaint.line().location(),
                        "the log has an error: %s.".formatted(complaint.quoted(start.home())),
                        "Fix the cause, or waive it %s and state why it is harmless.".formatted(Cure.WAIVING));
            }
        }
    }

    /** The first problems, each with a different cause, or otherwise the last line. */
    private static List<Complaint> telling(CompletedStart.Log log) {
        Set<Optional<String>> causes = new HashSet<>();
        var complaints = Complaint.all(log.complaints()).stream()
                .filter(complaint -> HarmlessErrors.reason(complaint.message()).isEmpty())
                .filter(complaint -> complaint.cause().isEmpty() || causes.add(complaint.cause()))
                .limit(QUOTED)
                .toList();
        if (!complaints.isEmpty()) {
            return complaints;
        }
        var last = log.last().stream()
                .filter(line -> !STOPPED.matcher(line.text()).matches())
                .toList();
        return Complaint.all(last.subList(Math.max(0, last.size() - 1), last.size()));
    }

    private static Location at(List<Complaint> quoted, CompletedStart start) {
        return quoted.isEmpty()
                ? Location.of(folder(start))
                : quoted.get(0).line().location();
    }

    private static String folder(CompletedStart start) {
        return "start-" + start.number();
    }

    private static String quote(List<Complaint> complaints, CompletedStart start) {
        return complaints.isEmpty()
                ? " It logged nothing."
                : complaints.stream()
                        .map(complaint -> complaint.quoted(start.home()))
                        .collect(Collectors.joining(" / ", " It said: ", "."));
    }
}
