/**
 * The start scripts in {@code bin} for shells and Windows, and the configuration that runs the server as a service:
 * read and edited in place. Also quotes words of commands that users copy into a shell.
 *
 * <p>Start at {@link io.github.ishardening.script.StartScript}. No script is ever run.
 *
 * <p>Uses {@code problem} only.
 */
package io.github.ishardening.script;
