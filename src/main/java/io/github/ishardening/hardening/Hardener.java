package io.github.ishardening.hardening;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.hardening.handover.OperatorFiles;
import io.github.ishardening.hardening.handover.helm.ChartFile;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.hardening.trust.TrustInput;
import io.github.ishardening.hardening.trust.TruststoreStep;
import io.github.ishardening.inspection.change.Attribution;
import io.github.ishardening.inspection.change.RemovedCertificates;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.SignIn;
import io.github.ishardening.server.StockStores;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Hardens one distribution as requested, in the steps that the goals bind to phases. Edits are staged in the
 * distribution; the caller saves them, or discards them after a {@link ProblemException}.
 */
public abstract sealed class Hardener permits TomlHardener, XmlHardener {

    final HardeningRequest request;
    final BuildContext context;
    final Distribution distribution;
    final StockStores stock;
    final ServerKeys keys;
    final TruststoreStep truststore;

    Hardener(
            HardeningRequest request,
            BuildContext context,
            Distribution distribution,
            StockStores stock,
            TrustInput trust,
            ServerKeys keys) {
        this.request = request;
        this.context = context;
        this.distribution = distribution;
        this.stock = stock;
        this.keys = keys;
        this.truststore = new TruststoreStep(request, context, distribution, stock, trust, keys);
    }

    /**
     * Reads a distribution and the user's certificates, and generates, renews or keeps the distribution's keys.
     *
     * @throws ProblemException if the configuration is broken, a certificate is unsuitable, or the keys don't match the
     *     request and can't be changed to match it
     */
    public static Hardener of(HardeningRequest request, BuildContext context, Distribution distribution)
            throws IOException {
        if (request.helm()) {
            ChartFile.require(distribution.product());
        }
        return distribution.product().toml()
                ? TomlHardener.prepare(request, context, distribution)
                : XmlHardener.prepare(request, context, distribution);
    }

    /** Plans the truststore and stages it in place of the distribution's own. */
    public final void stageTruststore() throws IOException {
        truststore.run();
    }

    /** What was removed from the truststore, once it is staged; empty if an earlier goal staged it. */
    public final Optional<RemovedCertificates> removedCertificates() {
        return truststore.removed();
    }

    /**
     * Stages keystores, truststore (unless an earlier goal did), configuration, scripts and secrets.
     *
     * @throws ProblemException if the server couldn't boot with the result
     */
    public final HardeningResult stageConfiguration() throws IOException {
        return request.keys().directory().exclusively(() -> {
            truststore.runUnlessDone();
            return stage();
        });
    }

    /** Stages everything except the truststore. */
    abstract HardeningResult stage() throws IOException;

    /** The result of a staged and verified hardening. */
    final HardeningResult result(
            List<String> highlights,
            SortedSet<String> variables,
            Optional<SignIn> signIn,
            FragmentOverrides overrides,
            Attribution attribution) {
        var handOver = new OperatorFiles(
                request.secretsMode(),
                variables,
                request.passwordFile(),
                keys.secret(SecretName.INTERNAL_PASSWORD),
                SecretPlaces.of(request, keys, SecretName.INTERNAL_PASSWORD));
        var removed = distribution.edits().entrySet().stream()
                .filter(edit -> edit.getValue() == Change.DELETED)
                .map(Map.Entry::getKey)
                .toList();
        return new HardeningResult(
                keys.all(),
                highlights,
                removed,
                handOver,
                signIn,
                overrides,
                attribution,
                request.keys().existing(),
                isAssumedNew());
    }

    /** Whether {@code <existing>} is supported and no earlier build has hardened a server with these keys. */
    private boolean isAssumedNew() {
        return keys.firstStart().isUndecided()
                && !request.keys().ephemeral()
                && distribution.product().toml();
    }

    final UserLog progress() {
        return context.progress();
    }
}
