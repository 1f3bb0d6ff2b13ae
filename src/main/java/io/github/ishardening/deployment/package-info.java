/**
 * Edits the source of the server's configuration, {@code deployment.toml}, in place, and renders its files from it.
 *
 * <p>Start at {@link io.github.ishardening.deployment.DeploymentToml} and
 * {@link io.github.ishardening.deployment.ConfigMapper}. Templates are programs, so they run in a separate process,
 * with limits.
 *
 * <p>Uses {@code distribution}, {@code memory}, {@code file} and {@code problem}.
 */
package io.github.ishardening.deployment;
