package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Requires a distribution that was never started: leftovers affect the next start, or reveal data about the last. */
@Guideline(
        id = LeftoverState.ID,
        title = "The distribution has never been started",
        severity = Severity.WARNING,
        source = "Configuration catalog",
        address = OfficialPages.CONFIGURATION_CATALOGUE,
        reportsOnly = true,
        hardening = """
            Start from the stock distribution, or remove the leftovers of an earlier start: logs, backups, the \
            process ID and the rendering state. An H2 database in `repository/database` to which a server has written \
            its users is an error unless `<existing>` is true: the server keeps their passwords and ignores the new \
            administrator's. A database larger than 64 MB isn't checked, nor one that H2 compresses or encrypts.""",
        needsConfiguration = false)
public final class LeftoverState extends Control {

    /** The rule's ID. */
    public static final String ID = "leftover-state";

    /** What is wrong with a used database, after its path. */
    public static final String USED =
            "this database contains the users of an earlier start: the server keeps their passwords, and ignores"
                    + " [super_admin] password.";

    /** The cure. */
    public static final String UNDECLARED =
            "Start from the stock distribution, or, for a server with data, set <deployment><existing>true</existing>"
                    + " and use its own keys.";

    private static final Map<String, String> STATE = new TreeMap<>(Map.of(
            "repository/resources/conf/.metadata/",
            "the state of an earlier rendering, with environment variables in plain text",
            "repository/logs/",
            "logs of an earlier start",
            ServerFiles.BACKUP,
            "configuration that an earlier start replaced",
            "wso2carbon.pid",
            "the process ID of an earlier start"));

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (var state : STATE.entrySet()) {
            var left = inspection.distribution().paths(state.getKey()).stream()
                    .filter(path -> !path.matches(".*/README(\\.txt)?"))
                    .toList();
            if (!left.isEmpty()) {
                findings.add(
                        left.get(0),
                        "%s: %s.".formatted(state.getValue(), left.size() == 1 ? "1 file" : left.size() + " files"),
                        inspection.existing() ? "Remove them." : "Start from the stock distribution, or remove them.");
            }
        }
        if (!inspection.existing()) {
            new UserDatabases(inspection, findings).report();
        }
    }
}
