package io.github.ishardening.keys;

import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keys.directory.KeysLockFile;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Decides which controls apply to a new server's initial settings: those that can't change after its first start,
 * because they determine how data such as password hashes is stored. {@code keys.lock} records the decision of the
 * first hardening for every later build, with any version of the server or this plugin. Not safe for use by several
 * threads.
 */
public final class FirstStart {

    private final boolean ofNewServer;
    private final boolean open;

    /** The control's id, and the key of {@code deployment.toml} that it sets; empty if an earlier build decided. */
    private final TreeMap<String, String> controls = new TreeMap<>();

    private FirstStart(boolean ofNewServer, boolean open, Set<String> decided) {
        this.ofNewServer = ofNewServer;
        this.open = open;
        decided.forEach(control -> controls.put(control, ""));
    }

    /** For a server that may already have been started. */
    static FirstStart past() {
        return new FirstStart(false, false, Set.of());
    }

    /** For a server that has neither been started nor hardened before. */
    public static FirstStart ahead() {
        return new FirstStart(true, true, Set.of());
    }

    /** For the server with this lock, which may have data; inside {@link KeysDirectory#exclusively}. */
    static FirstStart of(KeysLockFile lock, boolean hasData) {
        var decisions = lock.decisions();
        return !lock.isOfNewServer() || (hasData && decisions.isEmpty())
                ? past()
                : new FirstStart(true, decisions.isEmpty(), decisions.orElseGet(Set::of));
    }

    /** Whether the server's keys were generated before its first start. */
    public boolean isOfNewServer() {
        return ofNewServer;
    }

    /** Whether this is the first hardening of a new server, so that nothing has been decided yet. */
    public boolean isUndecided() {
        return open;
    }

    /**
     * Whether a control applies to an initial setting; always in the first hardening, which records it.
     *
     * @param key the key that it sets in {@code deployment.toml}
     */
    public boolean takes(String control, String key) {
        if (open) {
            controls.put(control, key);
        }
        return controls.containsKey(control);
    }

    /** Drops the decision about a key, because the user's fragment sets a different value. */
    public void leave(String key) {
        controls.values().remove(key);
    }

    /**
     * Requires the controls with which the server's data was created.
     *
     * @throws ProblemException naming the controls that the build excludes
     */
    public void requireControls(Predicate<String> applies) {
        ProblemException.throwIfAny(controls.keySet().stream()
                .filter(control -> !applies.test(control))
                .map(control -> new Problem(
                        "<controls><excludes>",
                        ("excludes %s, but according to keys.lock the server's data was created with it: without it,"
                                        + " nobody could sign in.")
                                .formatted(control),
                        "Remove it from the excludes, or, if no server has been started with these keys, from the line"
                                + " new-server in keys.lock."))
                .toList());
    }

    /**
     * Records the decisions if the keys have a lock; inside {@link KeysDirectory#exclusively}.
     *
     * @throws ProblemException if the directory is frozen, so that the next build could decide differently
     */
    public void keep(KeysDirectory directory) throws IOException {
        var lock = KeysLockFile.read(directory);
        if (open && lock.isOfNewServer()) {
            if (directory.isFrozen()) {
                throw new ProblemException(
                        directory.path(KeysLockFile.FILE).toString(),
                        "doesn't record the initial settings of the new server yet, and the keys directory is frozen.",
                        "Run harden once without is-hardening.frozen where you keep the keys, and copy the result"
                                + " here.");
            }
            directory.write(Map.of(
                    KeysLockFile.FILE, lock.deciding(controls.navigableKeySet()).content()));
        }
    }
}
