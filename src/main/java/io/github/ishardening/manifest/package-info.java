/**
 * Reads Kubernetes manifests written by {@code helm template} or {@code kubectl get -o yaml}: the contents of
 * ConfigMaps and Secrets, what containers mount from them, and the containers' environment. Manifests are untrusted:
 * nothing in them is run, and no message quotes their contents.
 *
 * <p>Start at {@link io.github.ishardening.manifest.Manifest}. Only {@code Yaml} parses YAML.
 *
 * <p>Uses {@code problem}, {@code file} and {@code distribution} only.
 */
package io.github.ishardening.manifest;
