package io.github.ishardening.verification.check;

import io.github.ishardening.verification.check.CompletedStart.LogLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A problem that a server has logged.
 *
 * @param line the line that reports it
 * @param cause the most informative of the logged causes
 */
record Complaint(LogLine line, Optional<String> cause) {

    private static final Pattern ERROR = Pattern.compile("\\b(?:ERROR|FATAL)\\b\\s*(?<message>\\S.*)");
    /** Java's last cause is the root cause; OSGi logs a missing requirement below what needs it. */
    private static final Pattern CAUSE =
            Pattern.compile("^(?:Caused by: (?<last>.*)|\\s+(?<first>Unresolved requirement: .*))");

    /** The problems in these lines, in order, each only once: console and log repeat much of each other. */
    static List<Complaint> all(List<LogLine> lines) {
        var all = new ArrayList<Complaint>();
        for (LogLine line : lines) {
            int last = all.size() - 1;
            var cause = CAUSE.matcher(line.text());
            if (cause.find() && last >= 0 && all.get(last).line().file().equals(line.file())) {
                all.set(last, all.get(last).causedBy(cause));
            } else {
                all.add(new Complaint(line, Optional.empty()));
            }
        }
        Map<String, Complaint> distinct = new LinkedHashMap<>();
        all.forEach(complaint -> distinct.putIfAbsent(complaint.message(), complaint));
        return List.copyOf(distinct.values());
    }

    private Complaint causedBy(Matcher named) {
        var last = Optional.ofNullable(named.group("last"));
        return new Complaint(line, last.or(() -> cause).or(() -> Optional.of(named.group("first"))));
    }

    /** Whether Carbon logged it as an error. */
    boolean isError() {
        return ERROR.matcher(line.text()).find();
    }

    /** The message, without time and level. */
    String message() {
        var error = ERROR.matcher(line.text());
        return error.find() ? error.group("message") : line.text();
    }

    /**
     * The message and its cause, without a full stop at the end.
     *
     * @param home the server's folder, to which paths are relative
     */
    String quoted(Path home) {
        String text = shown(message(), home);
        return cause.map(why -> "%s (caused by %s)".formatted(text, shown(why, home)))
                .orElse(text);
    }

    /** Without the folder, which differs in every build. */
    private static String shown(String text, Path home) {
        return Quoted.of(text.replace(home + "/", "")).strip().replaceFirst("[\\s.]+$", "");
    }
}
