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
 * What a hardening did, for the console.
 *
 * @param keys the keys that the server has now, and its authority
 * @param highlights the most important facts about the hardened server, a few words each
 * @param removed the files that were removed
 * @param handOver what the operator gets besides the server
 * @param signIn how the administrator gets in, where this build decides that
 * @param overrides where the user's fragment sets what hardening set otherwise
 * @param attribution which controls edited what
 * @param existing whether the server already has data
 * @param assumedNew whether this is the first build with these keys, which takes the server for new as nobody said otherwise
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

    /** How many controls edited something, and the files that were removed; keys and truststore have told their own part. */
    public List<String> summary() {
        var lines = new ArrayList<String>();
        int applied = attribution.rules().size();
        if (applied > 0) {
            lines.add("%s controls applied (%s)".formatted(applied, String.join(", ", highlights)));
        }
        removed.forEach(what -> lines.add("Removed " + what));
        return lines;
    }

    /**
     * What the operator has to do and to know.
     *
     * @param folder where the files are that were handed over
     * @param start what starts the server in a shell; empty where that isn't known
     */
    public List<String> advice(Path folder, Optional<StartCommand> start) {
        var lines = new ArrayList<>(handOver.lines(folder, start));
        if (existing) {
            signIn.map(SignIn::lineOfKept).ifPresent(lines::add);
        } else {
            signIn.map(SignIn::line).ifPresent(lines::add);
        }
        if (assumedNew) {
            lines.add(
                    "This is for a server without data; for a server with data, set <deployment><existing>true</existing>.");
        }
        return lines;
    }
}
