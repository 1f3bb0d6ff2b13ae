/**
 * Plans and stages the truststore of one server, and verifies it with a handshake.
 *
 * <p>Start at {@link io.github.ishardening.hardening.trust.TruststoreStep}. Uses {@code trust}, which plans for any
 * store.
 */
package io.github.ishardening.hardening.trust;
