package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.script.StartScript;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Forbids starting the JVM with a debugger, whose port has no password (JPDA, Connection and Invocation Details). */
@Guideline(
        id = "debug-agent",
        title = "The debugger is off",
        severity = Severity.ERROR,
        source = "Security guidelines for production, open ports",
        address = OfficialPages.NETWORK_LEVEL + "#open-ports-and-services",
        reportsOnly = true,
        hardening = """
            If a start script passes `-agentlib:jdwp`, `-Xrunjdwp` or an `-agentpath` for the debugger, anyone who can \
            reach the port can run arbitrary code. The script's own `--debug` option is fine, because it is off by \
            default. Other agents, for example for monitoring, are reported at level info.""",
        needsConfiguration = false,
        nist = "CM-7")
public final class DebugAgent extends Control {

    private static final String DEBUGGER = "jdwp";
    private static final String BY_PATH = "-agentpath:";
    private static final List<String> OPTIONS = List.of("-agentlib:", "-Xrun", BY_PATH, "-javaagent:");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        inspection
                .startScripts()
                .forEach((path, script) -> OPTIONS.forEach(option -> script.options(option)
                        .forEach(found -> say(option, found, Location.of(path, found.line()), findings))));
        new Unseen(inspection, findings).startScripts();
    }

    /** Doesn't quote an agent's options, which may contain a licence key. */
    private static void say(String option, StartScript.Setting found, Location at, Findings findings) {
        if (isDebugger(option, found.value().toLowerCase(Locale.ROOT))) {
            findings.add(
                    at,
                    "%s makes the JVM listen for a debugger: anyone who can reach it can run code as the server."
                            .formatted(option + (option.equals(BY_PATH) ? "" : DEBUGGER)),
                    "Remove it. To debug your own server, start the script with --debug.");
        } else {
            findings.add(
                    Severity.INFO,
                    at,
                    "%s loads an agent, which can read and change everything that the server does.".formatted(option),
                    "Make sure that the agent is yours, and that nobody else can change its file.");
        }
    }

    private static boolean isDebugger(String option, String value) {
        String library = value.split("=", 2)[0];
        return option.equals(BY_PATH)
                ? library.substring(1 + Math.max(library.lastIndexOf('/'), library.lastIndexOf('\\')))
                        .contains(DEBUGGER)
                : !option.equals("-javaagent:") && library.startsWith(DEBUGGER);
    }
}
