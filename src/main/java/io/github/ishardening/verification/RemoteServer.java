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
 * A server that was started elsewhere. Checks send it only requests of ordinary users, at the specified address, and
 * validate its certificate like clients: an impostor gets no password.
 *
 * @param base scheme, host and port
 * @param administrator the administrator's account, if configured
 * @param secrets its configured secrets
 * @param certificates the chains in its keys directory, by role
 * @param triesPublishedPasswords whether publicly known passwords may be tried
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
     * Parses an address; adds port 443 if it contains none.
     *
     * @param where the parameter, for messages
     * @throws ProblemException unless the text is {@code https://}, a host, and optionally a port
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
            // Java's message isn't used: it would repeat the text.
        }
        throw new ProblemException(
                where,
                "must be https://, a host and optionally a port.",
                "Write it as https://is.example.com:9443, without an account or path.");
    }

    /**
     * Runs the checks on it.
     *
     * @param patience the time limit for all checks
     * @param now the time as of which expiry is decided
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
