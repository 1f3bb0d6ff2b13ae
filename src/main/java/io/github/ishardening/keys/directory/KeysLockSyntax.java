package io.github.ishardening.keys.directory;

import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Validates the lines of a {@code keys.lock}. A line that is neither an entry nor a comment is an error: if it were ignored, a
 * misspelt entry would let a build create the key that it should have missed.
 */
final class KeysLockSyntax {

    private static final String COMMENT = "#";

    private final Set<String> seen = new HashSet<>();

    private KeysLockSyntax() {}

    /** What is wrong with these lines of the file {@code where}. */
    static List<Problem> problems(String where, List<String> lines) {
        var syntax = new KeysLockSyntax();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            syntax.fault(where + ":" + (i + 1), lines.get(i)).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<Problem> fault(String where, String line) {
        String name = line.strip().split("\\s+", 2)[0];
        if (name.isEmpty() || name.startsWith(COMMENT)) {
            return Optional.empty();
        }
        if (line.startsWith("<<<<<<<") || line.startsWith(">>>>>>>")) {
            return Optional.of(new Problem(where, "is left over from a merge.", "Keep the side whose keys you have."));
        }
        if (name.equals(FormerKeyLine.NAME)) {
            return formerKey(where, line);
        }
        if (name.equals(NewServerLine.NAME)) {
            return newServer(where, line);
        }
        return KeyLine.isName(name)
                ? key(where, line, name)
                : Optional.of(new Problem(
                        where,
                        "is neither an entry nor a comment.",
                        "Restore the line from the repository, or begin a comment with #."));
    }

    private Optional<Problem> formerKey(String where, String line) {
        var former = FormerKeyLine.of(line);
        if (former.isEmpty()) {
            return Optional.of(new Problem(
                    where,
                    "can't be parsed: " + line.strip() + ".",
                    "Restore the line from the repository; it reads former <name> <hash> until <date>."
                            + " Without it, tokens signed with that key are rejected."));
        }
        return seen.add(former.get().alias().name())
                ? Optional.empty()
                : Optional.of(
                        new Problem(where, "names a former key a second time.", "Keep the line with the later date."));
    }

    private Optional<Problem> newServer(String where, String line) {
        if (NewServerLine.of(line).isEmpty()) {
            return Optional.of(malformed(where, line, NewServerLine.NAME + " <date> <controls>"));
        }
        return seen.add(NewServerLine.NAME)
                ? Optional.empty()
                : Optional.of(new Problem(
                        where,
                        "is a second entry for the initial settings of the new server.",
                        "Keep the line of the builds that created the running server."));
    }

    private Optional<Problem> key(String where, String line, String name) {
        if (KeyLine.of(line).isEmpty()) {
            return Optional.of(malformed(where, line, "<name> <kind> <hash> <date>"));
        }
        return seen.add(name)
                ? Optional.empty()
                : Optional.of(
                        new Problem(where, "names " + name + " a second time.", "Keep the line whose key you have."));
    }

    private static Problem malformed(String where, String line, String form) {
        return new Problem(
                where,
                "can't be parsed: " + line.strip() + ".",
                "Restore the line from the repository; it reads " + form + ".");
    }
}
