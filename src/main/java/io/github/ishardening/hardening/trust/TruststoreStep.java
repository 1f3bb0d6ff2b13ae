package io.github.ishardening.hardening.trust;

import io.github.ishardening.audit.TrustLine;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.inspection.change.RemovedCertificates;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.request.MutualTlsRequest;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.ClientTrust;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StockStores;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The truststore step of a hardening: plans, logs, stages and verifies it. */
public final class TruststoreStep {

    private final TruststoreStaging staging;
    private final TrustInput trust;
    private final MutualTlsRequest mutualTls;
    private final TruststoreFormat format;
    private final ServerKeys keys;
    private final TrustVerification proof;
    private final BuildContext context;

    private Optional<RemovedCertificates> removed = Optional.empty();

    public TruststoreStep(
            HardeningRequest request,
            BuildContext context,
            Distribution distribution,
            StockStores stock,
            TrustInput trust,
            ServerKeys keys) {
        this.staging = new TruststoreStaging(
                distribution, stock, keys, context.opened().stores());
        this.trust = trust;
        this.mutualTls = request.trust().mutualTls();
        this.format = new TruststoreFormat(stock.type(), request.keys().profile());
        this.keys = keys;
        this.proof = new TrustVerification(keys, context);
        this.context = context;
    }

    /** Plans the truststore, logs the changes, stages it, and verifies it. */
    public void run() throws IOException {
        var plan = staging.stage(trust.partners(), trust.policy(), format.profile());
        plan.lines().forEach(context.progress()::info);
        var staged = staging.staged();
        proof.truststore(staged, trust.partners());
        removed = Optional.of(new RemovedCertificates(plan.removed().stream()
                .map(removal -> new TrustLine(staged.path(), removal.entry().alias(), removal.reason()))
                .toList()));
    }

    /** Runs the step unless an earlier goal of this build has done so. */
    public void runUnlessDone() throws IOException {
        if (!staging.isDone()) {
            run();
        }
    }

    /** What was removed from the truststore; empty if an earlier goal staged it. */
    public Optional<RemovedCertificates> removed() {
        return removed;
    }

    /** The staged truststore. */
    public StagedKeystore staged() throws IOException {
        return staging.staged();
    }

    /** Returns how client certificates are handled, with the connector's own truststore if it requests them. */
    public ClientTrust clients() {
        if (!mutualTls.isOn()) {
            return new ClientTrust(mutualTls, List.of(), Optional.empty());
        }
        var password = keys.secret(SecretName.MUTUAL_TLS_PASSWORD);
        byte[] content = format.encode(trust.clientPlan().entries(), password);
        return new ClientTrust(
                mutualTls,
                trust.clients(),
                Optional.of(ServerFiles.store(
                        ClientTrust.TRUSTSTORE, format.type(), content, password, SecretName.MUTUAL_TLS_PASSWORD)));
    }
}
