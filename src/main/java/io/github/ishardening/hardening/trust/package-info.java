/**
 * The truststore of one server: planned, staged, and proven by a handshake.
 *
 * <p>Start at {@link io.github.ishardening.hardening.trust.TruststoreStep}. Uses {@code trust}, which plans for any store.
 */
package io.github.ishardening.hardening.trust;
