/**
 * The folder that stores keys between builds: for one build at a time, consistent even if a build is killed, and
 * guarded by {@code keys.lock}.
 *
 * <p>Start at {@link io.github.ishardening.keys.directory.KeysDirectory}. Uses {@code keystore}, {@code file}, and what
 * is below them.
 */
package io.github.ishardening.keys.directory;
