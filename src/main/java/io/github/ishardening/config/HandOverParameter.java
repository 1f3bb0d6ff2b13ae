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
     * Whether values for Helm are asked for.
     *
     * @throws ProblemException if secrets get into the server otherwise than by its vault: no chart gives a server
     *     variables without showing their values, and in plain text the secrets would stand among its values
     */
    boolean toHelm(SecretsParameter secrets) {
        if (helm) {
            secrets.requireVault("<handOver><helm>");
        }
        return helm;
    }
}
