/**
 * The engine: opens what was asked for, has the keys made, applies the controls, merges the fragment, has the result rendered,
 * and proves it.
 *
 * <p>Start at {@link io.github.ishardening.hardening.Hardener}; {@code TomlHardener} is for servers with
 * {@code deployment.toml}, {@code XmlHardener} for those before.
 *
 * <p>Uses the catalogue and what is below it.
 */
package io.github.ishardening.hardening;
