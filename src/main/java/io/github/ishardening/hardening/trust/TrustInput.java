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
 * The certificates that the user names, read and found fit: before keys are made, so that a bad one leaves nothing
 * behind.
 *
 * @param partners whom the server is to trust
 * @param clients who gets in with a client certificate
 * @param policy what they were judged by
 */
public record TrustInput(List<Partner> partners, List<Client> clients, TruststorePolicy policy) {

    /** Copies the lists. */
    public TrustInput {
        partners = List.copyOf(partners);
        clients = List.copyOf(clients);
    }

    /**
     * Reads them all.
     *
     * @throws io.github.ishardening.problem.ProblemException naming those that can't be read, that nobody may trust, or
     *     that want the same name
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

    /** The plan of a truststore that holds the clients only. */
    TruststorePlan clientPlan() {
        return plan(
                "<mutualTls><clients>",
                List.of(),
                clients.stream().map(Client::partner).toList());
    }

    /** The plan of a truststore that holds these, and nothing of ours. */
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
