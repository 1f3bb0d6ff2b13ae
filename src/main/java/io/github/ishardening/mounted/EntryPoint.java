package io.github.ishardening.mounted;

import io.github.ishardening.manifest.Container.Argument;
import io.github.ishardening.manifest.MountPoint;
import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The script with which WSO2's images start the server, if a chart mounts its own: API Manager's chart adds arguments
 * in it ({@code startupArgs}).
 *
 * @param file the file name for reports
 * @param mounted the script
 */
record EntryPoint(String file, MountPoint.Entry mounted) {

    private static final String NAME = "/docker-entrypoint.sh";

    /** The line that starts the server; the group is everything after the script's path. */
    private static final Pattern START = Pattern.compile(
            "^[ \\t]*(?:exec[ \\t]+)?(?:(?:/bin/)?(?:ba|da)?sh[ \\t]+)?\"?\\$\\{?WSO2_SERVER_HOME}?\"?/bin/[a-z0-9-]+\\.sh\"?(.*)$");

    private static final String PASSED_ON = "\"$@\"";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+ \\t-]*");

    /** Whether a file is such a script. */
    static boolean isOne(MountPoint.Entry entry) {
        return entry.path().endsWith(NAME);
    }

    /**
     * The arguments that the script adds.
     *
     * @param isKnown whether the user specifies how the server starts, so that unknown arguments are ignored
     * @throws ProblemException if only a shell could evaluate them
     */
    List<Argument> arguments(boolean isKnown) {
        var lines = new String(mounted.entry().content(), StandardCharsets.UTF_8).split("\n", -1);
        for (int i = lines.length - 1; i >= 0; i--) {
            var start = START.matcher(lines[i].stripTrailing());
            if (start.matches()) {
                return arguments(start.group(1).replace(PASSED_ON, "").strip(), lineOf(i), isKnown);
            }
        }
        return List.of();
    }

    private int lineOf(int index) {
        var first = mounted.entry().firstLine();
        return first.isPresent() ? first.getAsInt() + index : mounted.entry().line();
    }

    private List<Argument> arguments(String added, int line, boolean isKnown) {
        if (!PLAIN.matcher(added).matches()) {
            if (isKnown) {
                return List.of();
            }
            throw new ProblemException(
                    file + ":" + line,
                    "the entry point starts the server with arguments that only a shell can evaluate.",
                    "Set the resulting JAVA_OPTS with -Dis-hardening.audit.start=....");
        }
        return added.isEmpty()
                ? List.of()
                : Arrays.stream(added.split("[ \\t]+", -1))
                        .map(word -> new Argument(word, line))
                        .toList();
    }
}
