/**
 * Plans a truststore (which entries are kept, removed and added), proves it with a handshake, and lists WSO2's publicly
 * known keys.
 *
 * <p>Start at {@link io.github.ishardening.trust.TruststorePlan}. Deals with stores, not with the server.
 *
 * <p>Uses {@code keystore}, {@code certificate} and what is below them.
 */
package io.github.ishardening.trust;
