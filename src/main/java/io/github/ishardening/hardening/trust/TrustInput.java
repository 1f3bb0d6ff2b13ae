package io.github.ishardening.hardening.trust;

import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.ClientSource;
import io.github.ishardening.request.TrustRequest;
import io.github.ishardening.server.Client;
import io.github.ishardening.trust.Partner;
import io.github.ishardening.trust.PartnerReader;
import io.github.ishardening.trust.PublishedKeys;
import io.github.ishardening.trust.TruststoreEntry;
import io.github.ishardening.trust.TruststorePlan;
import io.github.ishardening.trust.TruststorePolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The certificates that the user provides, validated before keys are generated, so that an invalid one has no side
 * effects.
 *
 * @param partners the trusted parties
 * @param clients the clients that are accepted with a certificate
 * @param policy the policy for validation
 */
public record TrustInput(List<Partner> partners, List<Client> clients, TruststorePolicy policy) {

    /** Copies the lists. */
    public TrustInput {
        partners = List.copyOf(partners);
        clients = List.copyOf(clients);
    }

    /**
     * Reads and validates the certificates.
     *
     * @throws io.github.ishardening.problem.ProblemException if certificates can't be read, must not be trusted, or
     *     have conflicting aliases
     */
    public static TrustInput read(TrustRequest request, BuildContext context) throws IOException {
        var reader = new PartnerReader(context.artifacts(), context.secrets());
        var input = new TrustInput(
                reader.read(request.partners()),
                clients(reader, request.mutualTls().clients()),
                new TruststorePolicy(
                        request.expired(), PublishedKeys.load(), context.clock().instant()));
        input.plan("<truststore><certificates>", List.of(), input.partners);
        input.clientPlan();
        return input;
    }

    /** The plan of a truststore with only the clients. */
    TruststorePlan clientPlan() {
        return plan(
                "<mutualTls><clients>",
                List.of(),
                clients.stream().map(Client::partner).toList());
    }

    /** The plan of a truststore with these certificates and none from the keys directory. */
    TruststorePlan plan(String where, List<TruststoreEntry> current, List<Partner> certificates) {
        return TruststorePlan.of(where, current, List.of(), certificates, policy);
    }

    private static List<Client> clients(PartnerReader reader, List<ClientSource> sources) throws IOException {
        var clients = new ArrayList<Client>();
        for (ClientSource source : sources) {
            for (Partner partner : reader.read(List.of(source.certificates()))) {
                clients.add(new Client(partner, source.user()));
            }
        }
        return clients;
    }
}
