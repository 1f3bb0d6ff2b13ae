/**
 * What WSO2's Helm charts are told so that a server in Kubernetes is as hardened as its distribution: values, and
 * manifests of what they refer to.
 *
 * <p>A chart's ConfigMap takes the place of {@code deployment.toml}. What each chart writes there is a resource of its
 * own, which {@link io.github.ishardening.hardening.handover.helm.ChartFile} reads. Start at
 * {@link io.github.ishardening.hardening.handover.helm.HelmHandOver}. Uses {@code hardening.handover}, {@code server},
 * {@code deployment}, {@code distribution} and {@code certificate}.
 */
package io.github.ishardening.hardening.handover.helm;
