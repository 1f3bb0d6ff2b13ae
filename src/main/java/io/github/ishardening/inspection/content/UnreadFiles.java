package io.github.ishardening.inspection.content;

import io.github.ishardening.inspection.content.Contents.Unread;
import io.github.ishardening.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what couldn't be searched. Entries of one file with the same reason are merged: there may be millions. */
final class UnreadFiles {

    private final Map<String, Unread> unread = new LinkedHashMap<>();
    private String file = "";
    private boolean isClear;

    /** Begins a file of the distribution. */
    void begin(String path) {
        file = path;
        isClear = true;
    }

    /** Whether there is nothing to report about the file. */
    boolean isClear() {
        return isClear;
    }

    /** Notes that something was read in the file that is to be reported. */
    void markUnclear() {
        isClear = false;
    }

    /** Adds something that couldn't be searched, with the predicate of the sentence about it. */
    void add(String path, String why) {
        put(path, "it " + why);
    }

    private void put(String path, String why) {
        isClear = false;
        unread.merge(
                file + "\n" + why,
                new Unread(path, why, 0),
                (first, other) -> new Unread(first.path(), why, first.others() + 1));
    }

    /** Adds something that has a problem. */
    void add(String path, ProblemException why) {
        var problem = why.problems().get(0);
        String what = problem.what().replaceFirst("\\.$", "");
        // A problem at another place, such as the distribution, names the file itself.
        boolean isOfFile = problem.where().isEmpty() || problem.where().equals(path);
        put(path, isOfFile ? "it " + what : what);
    }

    List<Unread> all() {
        return List.copyOf(unread.values());
    }
}
