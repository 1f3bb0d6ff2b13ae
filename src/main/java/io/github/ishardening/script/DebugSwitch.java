package io.github.ishardening.script;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The branch of a start script that runs only when a debugger is requested, {@code wso2server.sh --debug 5005}, as in
 * the stock scripts. Code that isn't certain to be in that branch counts as being in effect.
 */
final class DebugSwitch {

    private static final Pattern IF = Pattern.compile("\\s*if\\b");
    private static final Pattern ELSE = Pattern.compile("\\s*(else|elif)\\b");
    private static final Pattern FI = Pattern.compile(".*(^|[\\s;])fi\\b\\s*");
    private static final Pattern ASKED =
            Pattern.compile("\\s*(?:el)?if \\[ \"?\\$\\w+\"? ==? [\"']?--?debug[\"']? \\]\\s*(;\\s*then\\b.*)?");
    private static final Pattern LABEL = Pattern.compile("\\s*:\\s*\\w.*");
    private static final Pattern ASKED_LABEL = Pattern.compile("(?i)\\s*:\\s*commandDebug\\s*");
    private static final Pattern NOTHING = Pattern.compile("(?i)\\s*(rem\\b.*|::.*)?");
    private static final Pattern LEAVES = Pattern.compile("(?i)\\s*(goto|exit)\\b.*");

    private DebugSwitch() {}

    /** Whether the code at a position of a script runs only when a debugger is requested. */
    static boolean holds(Shape shape, String text, int position) {
        List<String> before = Span.lines(text).stream()
                .filter(line -> line.end() < position)
                .map(line -> line.in(text))
                .toList();
        return switch (shape) {
            case SHELL -> inShell(before);
            case BATCH -> inBatch(before);
            case WRAPPER -> false;
        };
    }

    /** Searches outwards from block to block; in each, the nearest branch above counts. */
    private static boolean inShell(List<String> before) {
        int closed = 0;
        boolean inLaterBranch = false;
        for (int i = before.size() - 1; i >= 0; i--) {
            String line = before.get(i);
            boolean opens = IF.matcher(line).lookingAt();
            boolean closes = FI.matcher(line).matches();
            if (closes && !opens) {
                closed++;
            } else if (opens && !closes && closed > 0) {
                closed--;
            } else if (closed == 0 && !closes && (opens || ELSE.matcher(line).lookingAt())) {
                if (!inLaterBranch && ASKED.matcher(line).matches()) {
                    return true;
                }
                inLaterBranch = !opens;
            }
        }
        return false;
    }

    /** Whether the nearest label above is the debugger's, and no code above falls through to it. */
    private static boolean inBatch(List<String> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            if (LABEL.matcher(before.get(i)).matches()) {
                return ASKED_LABEL.matcher(before.get(i)).matches() && isLeft(before.subList(0, i));
            }
        }
        return false;
    }

    private static boolean isLeft(List<String> above) {
        return above.stream()
                .filter(line -> !NOTHING.matcher(line).matches())
                .reduce((earlier, later) -> later)
                .filter(line -> LEAVES.matcher(line).matches())
                .isPresent();
    }
}
