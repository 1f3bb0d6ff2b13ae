/**
 * The keys and secrets of one server: found, made, kept, rotated.
 *
 * <p>Start at {@link io.github.ishardening.hardening.keys.KeyProvisioning}. Uses {@code keys}, which does the work for any
 * set of keys, and controls for their ids only.
 */
package io.github.ishardening.hardening.keys;
