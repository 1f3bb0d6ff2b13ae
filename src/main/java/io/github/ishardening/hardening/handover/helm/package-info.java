/**
 * Values and manifests for WSO2's Helm charts that harden a server in Kubernetes in the same way as its distribution.
 *
 * <p>A chart's ConfigMap replaces {@code deployment.toml}. The contents that each chart writes there are described in a
 * resource, which {@link io.github.ishardening.hardening.handover.helm.ChartFile} reads. Start at
 * {@link io.github.ishardening.hardening.handover.helm.HelmHandOver}. Uses {@code hardening.handover}, {@code server},
 * {@code deployment}, {@code distribution}, {@code script}, {@code secret}, {@code certificate} and {@code json}.
 */
package io.github.ishardening.hardening.handover.helm;
