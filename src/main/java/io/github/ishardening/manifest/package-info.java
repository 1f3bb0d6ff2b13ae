/**
 * Kubernetes manifests as {@code helm template} or {@code kubectl get -o yaml} writes them: what ConfigMaps and Secrets hold,
 * and what containers mount of it and find in their environment. Anybody may have written them; nothing of them is
 * believed or run, and no message quotes what they hold.
 *
 * <p>Start at {@link io.github.ishardening.manifest.Manifest}. {@code Yaml} alone reads YAML.
 *
 * <p>Uses {@code problem}, {@code file} and {@code distribution} only.
 */
package io.github.ishardening.manifest;
