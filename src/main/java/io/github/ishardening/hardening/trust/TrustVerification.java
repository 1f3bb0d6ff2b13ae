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
     * <p>That handshakes went well is remembered, as they take a third of a second; chains, dates and clients are looked at
     * each time. It is remembered where {@code clean} deletes it, not beside the keys: that folder is backed up, shared by
     * builds and compared with what it was, so nothing changes in it but keys and secrets.
     *
     * @throws io.github.ishardening.problem.ProblemException naming who is refused, or gets in, and should not
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
