package io.github.ishardening.trust;

import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.net.ssl.X509TrustManager;

/** Proves that a truststore, reopened as the server does, trusts everyone that it must. */
public final class TrustProof {

    private final StagedKeystore truststore;
    private final OpenStores stores;
    private final TrustAnchors anchors;
    private final Instant now;

    /**
     * Reopens a truststore.
     *
     * @param stores the stores opened in this run
     * @param now the time of the validation
     * @throws ProblemException if it can't be opened
     */
    public TrustProof(StagedKeystore truststore, OpenStores stores, Instant now) {
        this.truststore = truststore;
        this.stores = stores;
        this.anchors = new TrustAnchors(truststore.open(stores), now);
        this.now = now;
    }

    /**
     * Validates the chains of the server's own certificates (RFC 5280).
     *
     * @param chains each certificate and its issuers, by name for messages
     * @throws ProblemException with all that aren't trusted, and where their chains end or break
     */
    public void requirePaths(Map<String, List<X509Certificate>> chains) {
        var problems = new ArrayList<Problem>();
        var paths = new CertificationPathValidator(anchors, now);
        chains.forEach((name, chain) -> paths.problem(chain)
                .map(what -> new Problem(
                        truststore.path(),
                        name + "'s " + what + ".",
                        valid(chain).isAfter(now)
                                ? "Correct the clock of this machine."
                                : "Add the authority's certificate to <truststore><certificates>."))
                .ifPresent(problems::add));
        ProblemException.throwIfAny(problems);
    }

    /**
     * Validates the chains that partners sent. Those that aren't valid yet are validated as of their start.
     *
     * @throws ProblemException with all that are broken, and where
     */
    public void requireChainsOf(Collection<Partner> partners) {
        var problems = new ArrayList<Problem>();
        PartnerChains.of(partners)
                .forEach((partner, chain) -> new CertificationPathValidator(anchors, valid(chain))
                        .problem(chain)
                        .map(what -> new Problem(
                                partner.origin(),
                                partner.entry().alias() + "'s " + what + ".",
                                "Get the chain that the partner's server presents, or only its own certificate."))
                        .ifPresent(problems::add));
        ProblemException.throwIfAny(problems);
    }

    /**
     * Checks that the server can complete a handshake with a client that has this truststore.
     *
     * @param server the server's tls keystore
     * @throws ProblemException with the reason if the handshake fails
     */
    public void requireHandshake(StagedKeystore server, SecureRandom random) {
        Handshake.serverOnly(SingleKey.of(server, stores), trustManager(), random)
                .failure()
                .ifPresent(reason -> {
                    throw new ProblemException(
                            server.path(),
                            "a client that has %s can't complete a TLS handshake with this server: %s."
                                    .formatted(truststore.path(), reason),
                            "See <keystores><tls> and <truststore>.");
                });
    }

    private Instant valid(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> certificate.getNotBefore().toInstant())
                .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    X509TrustManager trustManager() {
        return anchors.trustManager();
    }
}
