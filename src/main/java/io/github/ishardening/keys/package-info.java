/**
 * The life cycle of keys: compares requested with existing keys, then generates, renews or imports keys, or requests
 * certificates from an external authority.
 *
 * <p>Start at {@link io.github.ishardening.keys.KeyLifeCycle}. Depends on roles and on what a key has to decrypt, but
 * not on servers.
 *
 * <p>Uses {@code keys.directory}, {@code keystore}, {@code certificate}, {@code secret} and the packages below them.
 */
package io.github.ishardening.keys;
