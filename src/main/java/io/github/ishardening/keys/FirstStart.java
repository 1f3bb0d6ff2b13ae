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
 * What a server takes at its first start only, because its database begins with it: passwords that are hashed in one way
 * aren't known in another. The first hardening of a new server decides, and {@code keys.lock} keeps that for every later
 * build, whatever version of the server or of this plugin it is made with. Not safe for use by several threads.
 */
public final class FirstStart {

    private final boolean ofNewServer;
    private final boolean open;

    /** The key of {@code deployment.toml} that a control sets for good, by the control's id; empty where an earlier build did. */
    private final TreeMap<String, String> controls = new TreeMap<>();

    private FirstStart(boolean ofNewServer, boolean open, Set<String> decided) {
        this.ofNewServer = ofNewServer;
        this.open = open;
        decided.forEach(control -> controls.put(control, ""));
    }

    /** Of a server that has been started, as far as anyone knows. */
    static FirstStart past() {
        return new FirstStart(false, false, Set.of());
    }

    /** Of a server that is yet to be started and hasn't been hardened before. */
    public static FirstStart ahead() {
        return new FirstStart(true, true, Set.of());
    }

    /** Of the server whose keys lie here, which has data or hasn't; inside {@link KeysDirectory#exclusively}. */
    static FirstStart of(KeysLockFile lock, boolean hasData) {
        var decisions = lock.decisions();
        return !lock.isOfNewServer() || (hasData && decisions.isEmpty())
                ? past()
                : new FirstStart(true, decisions.isEmpty(), decisions.orElseGet(Set::of));
    }

    /** Whether the server's keys were made before it was started for the first time. */
    public boolean isOfNewServer() {
        return ofNewServer;
    }

    /** Whether this is the first hardening of a new server, so that nothing is decided yet. */
    public boolean isUndecided() {
        return open;
    }

    /**
     * Whether a control is to harden what can't be changed later; so it does from then on.
     *
     * @param key what it sets in {@code deployment.toml}
     */
    public boolean takes(String control, String key) {
        if (open) {
            controls.put(control, key);
        }
        return controls.containsKey(control);
    }

    /** Leaves a key to the user, whose fragment sets it otherwise: that isn't decided here. */
    public void leave(String key) {
        controls.values().remove(key);
    }

    /**
     * Makes sure that a build has the controls that the server's data was begun with.
     *
     * @throws ProblemException naming those that it excludes
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
     * Keeps what was decided, for keys that have a lock; inside {@link KeysDirectory#exclusively}.
     *
     * @throws ProblemException if the directory is frozen: the next build would decide otherwise
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
