package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.Pkcs12Profile;
import java.io.IOException;

/** The truststore's part of a hardening: planned, told, staged and proven. */
final class TruststoreStep {

    private final TruststoreStaging staging;
    private final TrustInput trust;
    private final Pkcs12Profile profile;
    private final StagedTrust proof;
    private final Surroundings surroundings;

    TruststoreStep(
            HardeningRequest request,
            Surroundings surroundings,
            Distribution distribution,
            StockStores stock,
            TrustInput trust,
            ServerKeys keys) {
        this.staging = new TruststoreStaging(distribution, stock, keys);
        this.trust = trust;
        this.profile = request.keys().profile();
        this.proof = new StagedTrust(keys, surroundings);
        this.surroundings = surroundings;
    }

    /** Does it. */
    void run() throws IOException {
        staging.stage(trust.partners(), trust.policy(), profile).lines().forEach(surroundings.progress()::info);
        proof.truststore(staging.staged(), trust.partners());
    }

    /** Does it, unless an earlier goal of this build has. */
    void runUnlessDone() throws IOException {
        if (!staging.isDone()) {
            run();
        }
    }

    /** The truststore as it is staged. */
    ServerStore staged() throws IOException {
        return staging.staged();
    }
}
