package io.github.ishardening.hardening;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import java.io.IOException;

/**
 * Hardens one distribution as a user asked, in the steps that the goals bind to phases. Edits are staged in the
 * distribution; saving them is up to the caller, and so is throwing them away after a {@link ProblemException}.
 */
public sealed interface Hardener permits TomlHardener, XmlHardener {

    /**
     * Looks at a distribution and at the certificates that the user names, and makes, renews or keeps the keys that the
     * distribution will get.
     *
     * @throws ProblemException if its configuration is broken, a certificate is unfit, or the keys aren't what was asked
     *     for and can't be made so
     */
    static Hardener of(HardeningRequest request, BuildContext context, Distribution distribution) throws IOException {
        return distribution.product().toml()
                ? TomlHardener.of(request, context, distribution)
                : XmlHardener.of(request, context, distribution);
    }

    /** Plans the truststore and stages it in the place of the distribution's own. */
    void stageTruststore() throws IOException;

    /**
     * Stages key stores, truststore (unless an earlier goal did), configuration, scripts and secrets.
     *
     * @throws ProblemException if the server couldn't boot with the result
     */
    HardeningResult stageConfiguration() throws IOException;
}
