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
 * A server that runs, and what is known of it.
 *
 * @param address where it listens
 * @param web asks it over HTTPS
 * @param configuration what it was started with; empty where that can't be read, or somebody else started it
 * @param isForeign whether somebody else has started it, so that nothing of it is known but what it answers
 * @param servesClientsOnly whether it turns away whoever has no certificate
 * @param processes the ids of its processes; none where somebody else started it
 * @param administrator who administers it; empty where nobody said so
 * @param secrets the secrets with which it was hardened, as far as they are available
 * @param certificates the chains that its keys directory holds, by role, the own certificate first and behind primary's those
 *     of former signing keys that are still published; none where there is none
 * @param triesPublishedPasswords whether the passwords that WSO2 published may be tried, once each
 * @param now for which moment it is decided what has expired
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

    /** Why much isn't known of a server that somebody else has started. */
    public static final String FOREIGN = "the server was started elsewhere";

    /** Copies the collections. */
    public RunningServer {
        processes = Set.copyOf(processes);
        certificates = certificates.isEmpty() ? Map.of() : new EnumMap<>(certificates);
    }
}
