/**
 * The start scripts in {@code bin}, of the shell and of Windows, and what runs the server as a service: read and edited in place.
 * And how words stand in a shell that users copy a command into.
 *
 * <p>Start at {@link io.github.ishardening.script.StartScript}. No script is ever run.
 *
 * <p>Uses {@code problem} only.
 */
package io.github.ishardening.script;
