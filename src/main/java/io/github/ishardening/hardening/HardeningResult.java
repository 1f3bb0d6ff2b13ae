package io.github.ishardening.hardening;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.hardening.handover.OperatorFiles;
import io.github.ishardening.inspection.change.Attribution;
import io.github.ishardening.keys.RoleKey;
import io.github.ishardening.server.SignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a hardening did, for the console.
 *
 * @param keys the keys that the server has now, and its authority
 * @param removed the files that were removed
 * @param handOver what the operator gets besides the server
 * @param signIn how the administrator gets in, where this build decides that
 * @param overrides where the user's fragment sets what hardening set otherwise
 * @param attribution which controls edited what
 * @param existing whether the server already has data
 */
public record HardeningResult(
        List<RoleKey> keys,
        List<String> removed,
        OperatorFiles handOver,
        Optional<SignIn> signIn,
        FragmentOverrides overrides,
        Attribution attribution,
        boolean existing) {

    private static final String ROW = "%-9s %-9s %-10s %s";

    /** Copies the lists. */
    public HardeningResult {
        keys = List.copyOf(keys);
        removed = List.copyOf(removed);
    }

    /** The key of a role. */
    public RoleKey key(Role role) {
        return keys.stream().filter(key -> key.role() == role).findFirst().orElseThrow();
    }

    /** A table of the keys, and the files that were removed; the truststore has told its own part. */
    public List<String> summary() {
        var lines = new ArrayList<String>();
        lines.add(ROW.formatted("role", "algorithm", "expires", "SPKI SHA-256"));
        for (RoleKey key : keys) {
            var certificate = key.entry().certificate();
            lines.add(ROW.formatted(
                    key.role(),
                    KeyAlgorithm.describe(certificate.getPublicKey()),
                    Validity.day(certificate.getNotAfter()),
                    Spki.sha256(certificate)));
        }
        removed.forEach(what -> lines.add("removed " + what));
        return lines;
    }

    /**
     * What the operator has to do and to know.
     *
     * @param folder where the files are that were handed over, as the user is to read it
     */
    public List<String> advice(String folder) {
        var lines = new ArrayList<>(handOver.lines(folder));
        if (existing) {
            signIn.map(SignIn::lineOfKept).ifPresent(lines::add);
        } else {
            signIn.map(SignIn::line).ifPresent(lines::add);
            lines.add("This is for a new deployment; if the server has data, set <deployment><existing>true.");
        }
        return lines;
    }
}
