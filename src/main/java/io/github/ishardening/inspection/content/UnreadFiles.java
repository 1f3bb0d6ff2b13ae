package io.github.ishardening.inspection.content;

import io.github.ishardening.inspection.content.Contents.Unread;
import io.github.ishardening.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what couldn't be looked into. Of several in one file for one reason the first stands for all: there may be millions. */
final class UnreadFiles {

    private final Map<String, Unread> unread = new LinkedHashMap<>();
    private String file = "";
    private boolean isClear;

    /** What follows is in this file of the distribution. */
    void begin(String path) {
        file = path;
        isClear = true;
    }

    /** Whether there was nothing to be told of the file. */
    boolean isClear() {
        return isClear;
    }

    /** Something in the file was read and is to be told of. */
    void markUnclear() {
        isClear = false;
    }

    /** Something that couldn't: what of it, after its name. */
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

    /** Something that a problem is with. */
    void add(String path, ProblemException why) {
        var problem = why.problems().get(0);
        String what = problem.what().replaceFirst("\\.$", "");
        // Said of another place, such as the distribution, it names the file itself.
        boolean isOfFile = problem.where().isEmpty() || problem.where().equals(path);
        put(path, isOfFile ? "it " + what : what);
    }

    /** All of them. */
    List<Unread> all() {
        return List.copyOf(unread.values());
    }
}
