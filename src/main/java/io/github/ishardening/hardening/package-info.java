/**
 * The engine: opens the distribution, has keys generated, applies controls, merges the fragment, has the result
 * rendered, and verifies it.
 *
 * <p>Start at {@link io.github.ishardening.hardening.Hardener}; {@code TomlHardener} is for servers with {@code
 * deployment.toml}, {@code XmlHardener} for older ones.
 *
 * <p>Uses the catalogue and the packages below it.
 */
package io.github.ishardening.hardening;
