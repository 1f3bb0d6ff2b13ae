package io.github.ishardening.trust;

import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/** Proves that a connector with its own truststore accepts its clients and no others. */
public final class ClientProof {

    private static final int NO_AUTHORITY = -1;

    private final StagedKeystore truststore;
    private final OpenStores stores;
    private final TrustAnchors anchors;

    /**
     * Reopens the connector's truststore.
     *
     * @param stores the stores opened in this run
     * @param now the time of the validation
     * @throws ProblemException if it can't be opened
     */
    public ClientProof(StagedKeystore truststore, OpenStores stores, Instant now) {
        this.truststore = truststore;
        this.stores = stores;
        this.anchors = new TrustAnchors(truststore.open(stores), now);
    }

    /**
     * Checks that the connector would accept every client. Authorities among the clients are skipped: only the clients
     * whose certificates they issue are accepted.
     *
     * @throws ProblemException with all clients that would be refused
     */
    public void requireEntry(Collection<Partner> clients) {
        var problems = new ArrayList<Problem>();
        for (Partner client : clients) {
            if (client.certificate().getBasicConstraints() == NO_AUTHORITY) {
                refusal(client.certificate())
                        .map(reason -> new Problem(
                                client.origin(),
                                "the server would refuse the client %s: %s."
                                        .formatted(client.entry().alias(), reason),
                                "Add its certificate to <mutualTls><clients>."))
                        .ifPresent(problems::add);
            }
        }
        ProblemException.throwIfAny(problems);
    }

    /**
     * Checks that a client without a certificate can't complete a handshake with a server that requires one.
     *
     * @param server the server's tls keystore
     * @param others the truststore of the rest of the server and of the client
     * @throws ProblemException if it is accepted
     */
    public void requireRefusalWithoutCertificate(StagedKeystore server, TrustProof others, SecureRandom random) {
        requireRefusal(
                "without a certificate",
                Handshake.mutual(
                        SingleKey.of(server, stores),
                        anchors.trustManager(),
                        Optional.empty(),
                        others.trustManager(),
                        random));
    }

    /**
     * Checks that the server's own certificate, which the other truststore trusts, isn't accepted as a client, unless
     * it is configured as one.
     *
     * @param server the server's tls keystore
     * @param others the truststore of the rest of the server and of the client
     * @throws ProblemException if it is accepted
     */
    public void requireRefusalOfOthers(StagedKeystore server, TrustProof others, SecureRandom random) {
        var key = SingleKey.of(server, stores);
        if (key.entry().chain().stream().noneMatch(anchors::contains)) {
            requireRefusal(
                    "that isn't in <mutualTls><clients>",
                    Handshake.mutual(key, anchors.trustManager(), Optional.of(key), others.trustManager(), random));
        }
    }

    private void requireRefusal(String who, Handshake handshake) {
        if (handshake.failure().isEmpty()) {
            throw new ProblemException(
                    truststore.path(), "a client %s is accepted.".formatted(who), "Check <mutualTls><clients>.");
        }
    }

    private Optional<String> refusal(X509Certificate client) {
        try {
            anchors.trustManager()
                    .checkClientTrusted(
                            new X509Certificate[] {client},
                            client.getPublicKey().getAlgorithm());
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
