package io.github.ishardening.hardening;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.hardening.handover.OperatorFiles;
import io.github.ishardening.hardening.handover.StartCommand;
import io.github.ishardening.inspection.change.Attribution;
import io.github.ishardening.keys.RoleKey;
import io.github.ishardening.server.SignIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of hardening, for the console.
 *
 * @param keys the server's keys, and its certificate authority
 * @param highlights the most important facts about the hardened server, a few words each
 * @param removed the removed files
 * @param handOver the operator's files besides the server
 * @param signIn how the administrator signs in, if this build determines that
 * @param overrides the settings of the user's fragment that override others
 * @param attribution which controls edited which files and lines
 * @param existing whether the server already has data
 * @param assumedNew whether this is the first build with these keys, and assumes a new server by default
 */
public record HardeningResult(
        List<RoleKey> keys,
        List<String> highlights,
        List<String> removed,
        OperatorFiles handOver,
        Optional<SignIn> signIn,
        FragmentOverrides overrides,
        Attribution attribution,
        boolean existing,
        boolean assumedNew) {

    /** Copies the lists. */
    public HardeningResult {
        keys = List.copyOf(keys);
        highlights = List.copyOf(highlights);
        removed = List.copyOf(removed);
    }

    /** The key of a role. */
    public RoleKey key(Role role) {
        return keys.stream().filter(key -> key.role() == role).findFirst().orElseThrow();
    }

    /**
     * The number of controls that edited something, and the removed files; keys and truststore are logged separately.
     */
    public List<String> summary() {
        var lines = new ArrayList<String>();
        int applied = attribution.rules().size();
        if (applied > 0) {
            lines.add("%s applied (%s)".formatted(Highlights.count(applied, "control"), String.join(", ", highlights)));
        }
        removed.forEach(what -> lines.add("Removed " + what));
        return lines;
    }

    /**
     * Returns what the operator needs to do and know.
     *
     * @param folder the folder with the operator's files
     * @param start the command that starts the server in a shell; empty if unknown
     */
    public List<String> advice(Path folder, Optional<StartCommand> start) {
        var lines = new ArrayList<>(handOver.lines(folder, start));
        if (existing) {
            signIn.map(SignIn::lineOfKept).ifPresent(lines::add);
        } else {
            signIn.map(SignIn::line).ifPresent(lines::add);
        }
        if (assumedNew) {
            lines.add("This is for a server without data; for a server with data, set"
                    + " <deployment><existing>true</existing>.");
        }
        return lines;
    }
}
