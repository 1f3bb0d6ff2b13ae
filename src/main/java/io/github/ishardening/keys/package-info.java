/**
 * The life cycle of keys: what is asked for is compared with what is kept, then keys are made, renewed, imported, or requested
 * from an authority elsewhere.
 *
 * <p>Start at {@link io.github.ishardening.keys.KeyLifeCycle}. Knows roles and what a key has to decrypt, but no server.
 *
 * <p>Uses {@code keys.directory}, {@code keystore}, {@code certificate}, {@code secret} and what is below them.
 */
package io.github.ishardening.keys;
