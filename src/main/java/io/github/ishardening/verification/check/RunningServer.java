package io.github.ishardening.verification.check;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.verification.client.WebClient;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A running server, and what is known about it.
 *
 * @param address its address
 * @param web the client that sends it HTTPS requests
 * @param configuration its configuration; empty if that can't be read, or the server was started elsewhere
 * @param isForeign whether it was started elsewhere, so that only its responses are known
 * @param servesClientsOnly whether it rejects clients without a certificate
 * @param processes the IDs of its processes; empty if it was started elsewhere
 * @param administrator the administrator's account; empty if not configured
 * @param secrets the secrets with which it was hardened, as far as they are available
 * @param certificates the chains in its keys directory, by role, each with its own certificate first; primary's also
 *     ends with those of former signing keys that are still published; empty without a keys directory
 * @param triesPublishedPasswords whether publicly known passwords may be tried, once each
 * @param now the time as of which expiry is decided
 */
public record RunningServer(
        ServerAddress address,
        WebClient web,
        Optional<Inspection> configuration,
        boolean isForeign,
        boolean servesClientsOnly,
        Set<Long> processes,
        Optional<Account> administrator,
        KnownSecrets secrets,
        Map<Role, List<X509Certificate>> certificates,
        boolean triesPublishedPasswords,
        Instant now) {

    /** The reason for checks that don't apply to a server that was started elsewhere. */
    public static final String FOREIGN = "the server was started elsewhere";

    /** Copies the collections. */
    public RunningServer {
        processes = Set.copyOf(processes);
        certificates = certificates.isEmpty() ? Map.of() : new EnumMap<>(certificates);
    }
}
