/**
 * What a container mounts over a server, and hands to its start script: read from the user's files, and staged in a
 * distribution that is audited and never saved.
 *
 * <p>Start at {@link io.github.ishardening.mounted.Mounts}.
 *
 * <p>Uses {@code server}, {@code manifest}, {@code script}, {@code audit} and what is below them.
 */
package io.github.ishardening.mounted;
