/**
 * The plan of a truststore: what stays, what goes, what comes in; its proof by a handshake; and the keys that WSO2 published.
 *
 * <p>Start at {@link io.github.ishardening.trust.TruststorePlan}. Knows stores, no server.
 *
 * <p>Uses {@code keystore}, {@code certificate} and what is below them.
 */
package io.github.ishardening.trust;
