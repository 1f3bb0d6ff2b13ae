package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;

/** {@code <handOver>}: what is written for whoever runs the server, besides what every server needs. */
public class HandOverParameter {

    /**
     * Whether values for WSO2's Helm chart are written, with manifests of what they refer to, to
     * {@code is-hardening/hand-over/helm} in the output directory; default {@code false}. For products that a chart is
     * known for, with {@code <secrets><mode>vault</mode>}.
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
