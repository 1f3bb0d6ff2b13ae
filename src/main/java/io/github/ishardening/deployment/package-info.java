/**
 * The source of the server's configuration, {@code deployment.toml}, edited in place, and what the server renders from it.
 *
 * <p>Start at {@link io.github.ishardening.deployment.DeploymentToml} and
 * {@link io.github.ishardening.deployment.ConfigMapper}. Templates are programs: they run in a process of their own, with
 * limits.
 *
 * <p>Uses {@code distribution}, {@code file} and {@code problem}.
 */
package io.github.ishardening.deployment;
