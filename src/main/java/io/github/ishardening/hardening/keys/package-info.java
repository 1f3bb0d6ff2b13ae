/**
 * Finds, generates, keeps and rotates the keys and secrets of one server.
 *
 * <p>Start at {@link io.github.ishardening.hardening.keys.KeyProvisioning}. Uses {@code keys}, which does this for any
 * set of keys, and controls only for their ids.
 */
package io.github.ishardening.hardening.keys;
