package io.github.ishardening.control.client;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.Client;
import io.github.ishardening.server.IdentityFeatures;
import io.github.ishardening.trust.CertificateNames;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * Configures which users the clients of the REST APIs act as. If the clients have no users, intermediate certificate
 * validation checks a certificate's issuer and reads the name from it; otherwise, each certificate is bound to its
 * user.
 */
final class RestClients {

    private static final String VALIDATION = "intermediate_cert_validation";
    private static final String CLIENTS = "<mutualTls><clients>";

    private RestClients() {}

    /** Sets up validation or binding. */
    static void harden(HardeningContext hardening) throws IOException {
        List<Client> clients = hardening.clientTrust().clients();
        long bound =
                clients.stream().filter(client -> client.user().isPresent()).count();
        if (bound == 0) {
            validateIssuers(hardening.toml(), clients);
        } else if (bound < clients.size()) {
            throw new ProblemException(
                    CLIENTS, "some have a <user> and others don't.", "Set it for all of them, or for none.");
        } else if (!IdentityFeatures.of(hardening.distribution()).bindsClientsToUsers()) {
            throw new ProblemException(
                    CLIENTS,
                    "%s can't bind client certificates to a <user>."
                            .formatted(hardening.distribution().product()),
                    "Remove <user>, or use Identity Server 7.3 or an update with [%s]."
                            .formatted(IdentityFeatures.BINDING));
        } else {
            bindToUsers(hardening.toml(), clients);
        }
    }

    private static void validateIssuers(DeploymentToml toml, List<Client> clients) {
        var nameless = clients.stream()
                .filter(client -> issuer(client).isEmpty())
                .map(client -> new Problem(
                        client.partner().origin(),
                        "the issuer of %s has no common name, which the server needs to identify it."
                                .formatted(client.partner().entry().alias()),
                        "Get a certificate from another authority, or set %s<certificate><user>.".formatted(CLIENTS)))
                .toList();
        ProblemException.throwIfAny(nameless);
        toml.set(VALIDATION + ".enable", true);
        toml.set(
                VALIDATION + ".cert_cns",
                clients.stream().map(RestClients::issuer).distinct().toList());
        // Up to Identity Server 5.11, the default exempts SCIM.
        toml.set(VALIDATION + ".exempt_contexts", List.of());
    }

    private static String issuer(Client client) {
        return CertificateNames.commonName(trusted(client)).orElse("");
    }

    private static X500Principal trusted(Client client) {
        var certificate = client.certificate();
        return client.isAuthority() ? certificate.getSubjectX500Principal() : certificate.getIssuerX500Principal();
    }

    private static void bindToUsers(DeploymentToml toml, List<Client> clients) {
        // If on, validation runs first and takes the name from the certificate.
        if (toml.has(VALIDATION + ".enable")) {
            toml.set(VALIDATION + ".enable", false);
        }
        toml.set(IdentityFeatures.BINDING + ".enable", true);
        for (Client client : clients) {
            Map<String, Object> mapping = new LinkedHashMap<>();
            mapping.put("trusted_issuer", trusted(client).toString());
            mapping.put("cert_thumbprint", client.isAuthority() ? "*" : thumbprint(client));
            mapping.put("allowed_username", List.of(client.user().orElseThrow()));
            toml.appendToArray(IdentityFeatures.BINDING + ".user_thumbprint_mapping", mapping);
        }
    }

    private static String thumbprint(Client client) {
        byte[] digest = HexFormat.of().parseHex(CertificateNames.fingerprint(client.certificate()));
        return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
    }
}
