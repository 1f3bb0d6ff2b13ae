/**
 * The folder that stores keys between builds: used by one build at a time, consistent even if a build is killed, and
 * guarded by {@code keys.lock}.
 *
 * <p>Start at {@link io.github.ishardening.keys.directory.KeysDirectory}. Uses {@code keystore} and {@code file}, and
 * the packages below them.
 */
package io.github.ishardening.keys.directory;
