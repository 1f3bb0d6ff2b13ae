package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;

/**
 * {@code <handOver>}: additional files for the operator of the server.
 *
 * <pre>{@code
 * <handOver>
 *   <helm>true</helm>
 * </handOver>
 * }</pre>
 */
public class HandOverParameter {

    /**
     * Whether to write values for WSO2's Helm chart, and the manifests that they refer to, to {@code
     * is-hardening/hand-over/helm} in the output directory; default {@code false}. Requires a product with a supported
     * chart, and {@code <secrets><mode>vault</mode>}.
     */
    private boolean helm;

    /**
     * Whether values for Helm are requested.
     *
     * @throws ProblemException if the server doesn't get its secrets from its vault: no chart passes variables to a
     *     server without revealing their values, and plain-text secrets would be among the chart's values
     */
    boolean toHelm(SecretsParameter secrets) {
        if (helm) {
            secrets.requireVault("<handOver><helm>");
        }
        return helm;
    }
}
