package io.github.ishardening.control.client;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.Client;
import io.github.ishardening.server.ClientTrust;
import io.github.ishardening.trust.CertificateNames;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Configures WSO2's MutualSSLAuthenticator, which accepts clients with a certificate in the admin services. It reads
 * the user name from a header, so it is restricted to listed certificates and, if configured, their users.
 */
public final class AdminServiceClients {

    private static final String TABLE = "admin_console.authenticator.mutual_ssl_authenticator";
    /** The start of its jar's path. */
    public static final String JAR = "repository/components/plugins/org.wso2.carbon.identity.authenticator.mutualssl_";

    private static final String WHERE = "<mutualTls><authenticator>";

    private AdminServiceClients() {}

    /** Sets up the authenticator if configured. */
    static void harden(HardeningContext hardening) throws IOException {
        var authenticator = hardening.clientTrust().request().authenticator();
        if (authenticator.isEmpty()) {
            return;
        }
        List<Client> clients = require(hardening.distribution(), hardening.clientTrust());
        var toml = hardening.toml();
        toml.set(TABLE + ".enable", true);
        toml.set(TABLE + ".config.UsernameHeader", authenticator.get().usernameHeader());
        toml.set(TABLE + ".config.EnableSHA256", true);
        toml.set(TABLE + ".config.WhiteListEnabled", true);
        toml.set(
                TABLE + ".config.WhiteList",
                clients.stream()
                        .map(client -> CertificateNames.fingerprint(client.certificate()))
                        .collect(Collectors.joining(",")));
        List.of("username_header", "white_list_enabled", "white_list")
                .forEach(older -> toml.remove(TABLE + "." + older));
        bindToUsers(toml, clients);
    }

    /**
     * Returns the clients that the authenticator can accept.
     *
     * @throws ProblemException if there are none, or if the authenticator is missing
     */
    public static List<Client> require(Distribution distribution, ClientTrust trust) throws IOException {
        if (distribution.paths(JAR).isEmpty()) {
            throw new ProblemException(
                    WHERE,
                    "requires %s*.jar, which %s doesn't contain, so no client could sign in."
                            .formatted(JAR, distribution.product()),
                    "Remove it, or restore the jar from the stock distribution.");
        }
        List<Client> clients =
                trust.clients().stream().filter(client -> !client.isAuthority()).toList();
        if (clients.isEmpty()) {
            throw new ProblemException(
                    WHERE,
                    "accepts individual certificates, but <mutualTls><clients> contains authorities only.",
                    "List the clients' own certificates.");
        }
        return clients;
    }

    /** Authenticators of 2025 and later enforce a certificate's user; earlier ones ignore this. */
    private static void bindToUsers(DeploymentToml toml, List<Client> clients) {
        List<Client> bound =
                clients.stream().filter(client -> client.user().isPresent()).toList();
        if (bound.size() < clients.size()) {
            return;
        }
        toml.set(
                TABLE + ".config.allowed_issuers",
                bound.stream()
                        .map(client ->
                                client.certificate().getIssuerX500Principal().toString())
                        .distinct()
                        .collect(Collectors.joining("|")));
        bound.forEach(client -> toml.set(
                TABLE + ".config.cert_thumbprint_" + CertificateNames.fingerprint(client.certificate()),
                client.user().get()));
    }
}
