package io.github.ishardening.hardening.trust;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.MutualTlsRequest;
import io.github.ishardening.server.Client;
import io.github.ishardening.server.ClientTrust;
import io.github.ishardening.trust.ClientProof;
import io.github.ishardening.trust.Partner;
import io.github.ishardening.trust.TrustProof;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proves that the server will trust and be trusted with what is staged, before anything is saved. */
public record TrustVerification(ServerKeys keys, BuildContext context) {

    /**
     * The truststore leads to the server's own certificates, and to those of partners who sent a chain.
     *
     * @throws io.github.ishardening.problem.ProblemException naming those that it doesn't lead to
     */
    void truststore(StagedKeystore truststore, List<Partner> partners) {
        var proof = new TrustProof(truststore, stores(), now());
        proof.requirePaths(chains());
        proof.requireChainsOf(partners);
    }

    /**
     * A client with the truststore shakes hands with the server; with client certificates on, the server lets in its
     * clients and refuses others.
     *
     * @throws io.github.ishardening.problem.ProblemException naming who is refused, or gets in, and should not
     */
    public void connector(StagedKeystore truststore, StagedKeystore tls, ClientTrust trust) {
        var proof = new TrustProof(truststore, stores(), now());
        proof.requirePaths(chains());
        proof.requireHandshake(tls, context.random());
        trust.truststore().ifPresent(store -> {
            var clients = new ClientProof(store, stores(), now());
            clients.requireEntry(trust.clients().stream().map(Client::partner).toList());
            clients.requireRefusalOfOthers(tls, proof, context.random());
            if (trust.request().mode() == MutualTlsRequest.Mode.REQUIRED) {
                clients.requireRefusalWithoutCertificate(tls, proof, context.random());
            }
        });
    }

    /** Of the roles that others meet; the internal key is nobody's business. */
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
