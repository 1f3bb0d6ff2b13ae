package io.github.ishardening.hardening.trust;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.MutualTlsRequest;
import io.github.ishardening.server.Client;
import io.github.ishardening.server.ClientTrust;
import io.github.ishardening.trust.ClientProof;
import io.github.ishardening.trust.Partner;
import io.github.ishardening.trust.TlsRuntime;
import io.github.ishardening.trust.TrustProof;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Verifies, before anything is saved, that the staged stores establish the trust that the server and its clients need.
 */
public record TrustVerification(ServerKeys keys, BuildContext context) {

    /**
     * Verifies that the truststore contains trust anchors for the server's own certificates and partners' chains.
     *
     * @throws io.github.ishardening.problem.ProblemException with the certificates that lack a trust anchor
     */
    void truststore(StagedKeystore truststore, List<Partner> partners) {
        var proof = new TrustProof(truststore, stores(), now());
        proof.requirePaths(chains());
        proof.requireChainsOf(partners);
    }

    /**
     * Verifies that a client with the truststore can connect to the server and, if client certificates are on, that the
     * server accepts its clients and refuses others.
     *
     * <p>Successful handshakes are cached, as they take a third of a second; chains, dates and clients are checked
     * every time. The cache is in a folder that {@code clean} deletes, not in the keys directory: that is backed up,
     * shared by builds and compared with earlier states, so only keys and secrets may change in it.
     *
     * @throws io.github.ishardening.problem.ProblemException with clients that are wrongly refused or accepted
     */
    public void connector(StagedKeystore truststore, StagedKeystore tls, ClientTrust trust) throws IOException {
        var proof = new TrustProof(truststore, stores(), now());
        proof.requirePaths(chains());
        var clients = trust.truststore().map(store -> new ClientProof(store, stores(), now()));
        clients.ifPresent(each ->
                each.requireEntry(trust.clients().stream().map(Client::partner).toList()));
        String connector = new ConnectorDigest(truststore, tls, trust, TlsRuntime.settings(), Validity.day(now()))
                .keyed(context.proven().digest(), keys.key(Role.TLS).entry().key());
        if (context.proven().read(connector).isEmpty()) {
            proof.requireHandshake(tls, context.random());
            clients.ifPresent(each -> requireRefusals(each, tls, proof, trust.request()));
            context.proven().write(connector, List.of());
        }
    }

    private void requireRefusals(ClientProof clients, StagedKeystore tls, TrustProof others, MutualTlsRequest request) {
        clients.requireRefusalOfOthers(tls, others, context.random());
        if (request.mode() == MutualTlsRequest.Mode.REQUIRED) {
            clients.requireRefusalWithoutCertificate(tls, others, context.random());
        }
    }

    /** The chains of the roles that are visible to others; the internal key isn't. */
    private Map<String, List<X509Certificate>> chains() {
        Map<String, List<X509Certificate>> chains = new LinkedHashMap<>();
        for (Role role : List.of(Role.PRIMARY, Role.TLS)) {
            chains.put(role.id(), keys.key(role).entry().chain());
        }
        return chains;
    }

    private OpenStores stores() {
        return context.opened().stores();
    }

    private Instant now() {
        return context.clock().instant();
    }
}
