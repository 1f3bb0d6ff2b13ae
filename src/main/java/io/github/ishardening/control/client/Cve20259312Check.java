package io.github.ishardening.control.client;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.inspection.connector.ClientVerification;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.server.Client;
import io.github.ishardening.server.ClientTrust;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.IdentityFeatures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks the effective configuration for CVE-2025-9312: on a vulnerable version, any client certificate that a
 * connector accepts is a master key, so no connector may accept certificates from public authorities or partners.
 */
public final class Cve20259312Check {

    /** The settings with which connectors request certificates. */
    private static final List<Switch> SWITCHES = List.of(
            new Switch(ConnectorBlock.HOST, "certificateVerification"), new Switch(ConnectorBlock.X509, "clientAuth"));

    /** The alias of the generated authority, or of an earlier one. */
    private static final Pattern OWN_AUTHORITY = Pattern.compile("ca(-[0-9a-f]{8})?");

    private static final String CURE =
            "Turn them off with <mutualTls><mode>off</mode>, or list the accepted clients in <mutualTls><clients>, or"
                    + " install an update that supports [client_certificate_based_authentication], or explain in"
                    + " <mutualTls><acceptRisk> why this can't be exploited.";

    private record Switch(String table, String name) {}

    private Cve20259312Check() {}

    /**
     * Rejects such a connector, or warns if the user accepted the risk.
     *
     * @throws ProblemException if there is one, and the user gave no reason for accepting the risk
     */
    public static void refuse(HardeningContext hardening, Rendered rendered, UserLog progress) throws IOException {
        var distribution = hardening.distribution();
        if (!IdentityFeatures.of(distribution).believesHeaders()) {
            return;
        }
        var problems = new ArrayList<Problem>();
        for (Switch each : SWITCHES) {
            String key = each.table() + "." + each.name();
            rendered.value(key)
                    .filter(value -> ClientVerification.of(value) != ClientVerification.OFF
                            && !hasOwnTruststore(each.table(), rendered))
                    .ifPresent(value -> problems.add(problem(hardening, key, value)));
        }
        publicAuthorities(hardening.truststore(), hardening.clientTrust())
                .forEach(client -> problems.add(problem(distribution.product(), client)));
        refuse(problems, hardening.clientTrust(), progress);
    }

    /**
     * Rejects authorities that admit strangers, or warns if the user accepted the risk. For products without
     * {@code deployment.toml}, all of whose versions are vulnerable.
     *
     * @throws ProblemException if there is one, and the user gave no reason for accepting the risk
     */
    public static void refusePublicAuthorities(
            Product product, StagedKeystore truststore, ClientTrust trust, UserLog progress) {
        var problems = publicAuthorities(truststore, trust).stream()
                .map(client -> problem(product, client))
                .toList();
        refuse(problems, trust, progress);
    }

    private static void refuse(List<Problem> problems, ClientTrust trust, UserLog progress) {
        var reason = trust.request().acceptedRisk();
        if (reason.isEmpty()) {
            ProblemException.throwIfAny(problems);
        }
        problems.forEach(problem ->
                progress.warn("%s: %s Accepted: %s".formatted(problem.where(), problem.what(), reason.get())));
    }

    private static boolean hasOwnTruststore(String table, Rendered rendered) {
        return rendered.value(table + ".truststoreFile")
                .filter(file -> file.contains("/" + ClientTrust.TRUSTSTORE + "."))
                .isPresent();
    }

    /** Authorities that the server trusts anyway, other than its own: any certificate from them would be accepted. */
    private static List<Client> publicAuthorities(StagedKeystore truststore, ClientTrust trust) {
        var trusted = truststore.trusted();
        return trust.clients().stream()
                .filter(Client::isAuthority)
                .filter(client -> trusted.entrySet().stream()
                        .anyMatch(entry ->
                                entry.getValue().equals(client.certificate()) && !isOwnAuthority(entry.getKey())))
                .toList();
    }

    /** Whether an alias is that of the generated authority, or of an earlier one. */
    static boolean isOwnAuthority(String alias) {
        return OWN_AUTHORITY.matcher(alias).matches();
    }

    private static Problem problem(HardeningContext hardening, String key, String value) {
        return new Problem(
                hardening.toml().position(key),
                "%s = %s accepts every certificate from any authority or partner in %s (trusted certificates: %s). %s"
                        .formatted(
                                key,
                                value,
                                hardening.truststore().fileName(),
                                hardening.truststore().trusted().size(),
                                power(hardening.distribution().product())),
                CURE);
    }

    private static Problem problem(Product product, Client client) {
        return new Problem(
                client.partner().origin(),
                "%s is an authority, so every client with a certificate from it is accepted. %s"
                        .formatted(
                                client.certificate().getSubjectX500Principal().getName(), power(product)),
                CURE);
    }

    private static String power(Product product) {
        return "%s lets such a client choose which user to act as, including any administrator (CVE-2025-9312)."
                .formatted(product);
    }
}
