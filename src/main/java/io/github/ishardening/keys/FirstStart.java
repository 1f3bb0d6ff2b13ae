package io.github.ishardening.keys;

import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keys.directory.KeysLockFile;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server takes at its first start only, because its database begins with it: passwords that are hashed in one way
 * aren't known in another. The first hardening of a new server decides, and {@code keys.lock} keeps that for every later
 * build, whatever version of the server or of this plugin it is made with. Not safe for use by several threads.
 */
public final class FirstStart {

    private final boolean ofNewServer;
    private final boolean open;
    private final TreeSet<String> controls;

    private FirstStart(boolean ofNewServer, boolean open, Set<String> controls) {
        this.ofNewServer = ofNewServer;
        this.open = open;
        this.controls = new TreeSet<>(controls);
    }

    /** Of a server that has been started, as far as anyone knows. */
    public static FirstStart past() {
        return new FirstStart(false, false, Set.of());
    }

    /** Of a server that is yet to be started and hasn't been hardened before. */
    public static FirstStart ahead() {
        return new FirstStart(true, true, Set.of());
    }

    /** Of the server whose keys lie here; inside {@link KeysDirectory#exclusively}. */
    static FirstStart of(KeysLockFile lock, boolean frozen) {
        if (!lock.isOfNewServer()) {
            return past();
        }
        // In a frozen directory nothing can be kept, so that the next build would decide otherwise.
        return new FirstStart(
                true, lock.decisions().isEmpty() && !frozen, lock.decisions().orElseGet(Set::of));
    }

    /** Whether the server's keys were made before it was started for the first time. */
    public boolean isOfNewServer() {
        return ofNewServer;
    }

    /** Whether a control is to harden what can't be changed later; so it does from then on. */
    public boolean takes(String control) {
        if (open) {
            controls.add(control);
        }
        return controls.contains(control);
    }

    /** Keeps what was decided, for keys that have a lock; inside {@link KeysDirectory#exclusively}. */
    public void keep(KeysDirectory directory) throws IOException {
        var lock = KeysLockFile.read(directory);
        if (open && lock.isOfNewServer()) {
            directory.write(Map.of(KeysLockFile.FILE, lock.deciding(controls).content()));
        }
    }
}
