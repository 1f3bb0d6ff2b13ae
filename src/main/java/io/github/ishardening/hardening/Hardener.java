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
 * Hardens one distribution as a user asked, in the steps that the goals bind to phases. Edits are staged in the
 * distribution; saving them is up to the caller, and so is throwing them away after a {@link ProblemException}.
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
     * Looks at a distribution and at the certificates that the user names, and makes, renews or keeps the keys that the
     * distribution will get.
     *
     * @throws ProblemException if its configuration is broken, a certificate is unfit, or the keys aren't what was asked
     *     for and can't be made so
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

    /** Plans the truststore and stages it in the place of the distribution's own. */
    public final void stageTruststore() throws IOException {
        truststore.run();
    }

    /** Whom the truststore doesn't name any more, once it is staged; empty where an earlier goal staged it. */
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

    /** Stages all but the truststore. */
    abstract HardeningResult stage() throws IOException;

    /** What was done, once it is staged and proven. */
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

    /** Where {@code <existing>} can be set, and no earlier build has made a server with these keys. */
    private boolean isAssumedNew() {
        return keys.firstStart().isUndecided()
                && !request.keys().ephemeral()
                && distribution.product().toml();
    }

    final UserLog progress() {
        return context.progress();
    }
}
