package io.github.ishardening.verification;

import io.github.ishardening.audit.ServerTrial;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.verification.check.Account;
import io.github.ishardening.verification.check.RunningServer;
import io.github.ishardening.verification.check.ServerAddress;
import io.github.ishardening.verification.check.ServerCheck;
import io.github.ishardening.verification.client.Trust;
import io.github.ishardening.verification.client.WebClient;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A server that somebody else has started. It is asked only what its users ask, at the one address that was named, and is trusted
 * as clients trust it: whoever answers in its place gets no password.
 *
 * @param base scheme, host and port
 * @param administrator an account on it, if one was named
 * @param secrets those of its secrets that were named for it
 * @param certificates the chains that its keys directory holds, by role
 * @param triesPublishedPasswords whether the passwords that WSO2 published may be tried
 */
public record RemoteServer(
        URI base,
        Optional<Account> administrator,
        KnownSecrets secrets,
        Map<Role, List<X509Certificate>> certificates,
        boolean triesPublishedPasswords) {

    private static final int PORT = 443;
    private static final int HIGHEST = 65_535;

    /**
     * The address that a text names, with its port.
     *
     * @param where the parameter, for messages
     * @throws ProblemException unless it is {@code https://}, a host, and perhaps a port
     */
    public static URI address(String where, String text) {
        try {
            var given = new URI(text.strip());
            boolean isBare = given.getPath() == null
                    || given.getPath().isEmpty()
                    || given.getPath().equals("/");
            int port = given.getPort() < 0 ? PORT : given.getPort();
            if ("https".equalsIgnoreCase(given.getScheme())
                    && given.getHost() != null
                    && given.getRawUserInfo() == null
                    && given.getRawQuery() == null
                    && given.getRawFragment() == null
                    && isBare
                    && port > 0
                    && port <= HIGHEST) {
                return new URI("https", null, given.getHost(), port, null, null, null);
            }
        } catch (URISyntaxException e) {
            // Not quoted by Java's message, which would repeat it.
        }
        throw new ProblemException(
                where,
                "must be https://, a host and optionally a port.",
                "Write it as https://is.example.com:9443, without an account or path.");
    }

    /**
     * Asks it.
     *
     * @param patience how long all questions may take
     * @param now for which moment it is decided what has expired
     */
    public ServerTrial ask(List<ServerCheck> checks, Duration patience, Instant now) throws IOException {
        var anchors = Stream.of(Role.CA, Role.TLS).flatMap(role -> certificates.getOrDefault(role, List.of()).stream());
        var server = new RunningServer(
                new ServerAddress(base.getHost(), base.getPort(), 0, 0),
                new WebClient(base, Trust.of(anchors.toList())),
                Optional.empty(),
                true,
                false,
                Set.of(),
                administrator,
                secrets,
                certificates,
                triesPublishedPasswords,
                now);
        var questions = new Questioning(checks);
        questions.ask(server, patience);
        return new ServerTrial(
                new ServerTrial.Facts("Checked while running at %s.".formatted(base), List.of()),
                checks.stream().map(ServerCheck::rule).toList(),
                questions.observations());
    }
}
