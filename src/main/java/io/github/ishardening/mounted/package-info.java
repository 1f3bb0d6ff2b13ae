/**
 * Reads what a container mounts over a server, and the options for its start script, from the user's files, and stages
 * it in a distribution that is audited and never saved.
 *
 * <p>Start at {@link io.github.ishardening.mounted.Mounts}.
 *
 * <p>Uses {@code server}, {@code manifest}, {@code script}, {@code audit} and what is below them.
 */
package io.github.ishardening.mounted;
