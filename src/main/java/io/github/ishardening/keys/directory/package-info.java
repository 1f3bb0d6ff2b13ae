/**
 * The folder in which keys live between builds: one build at a time, written so that a killed one leaves it whole, and guarded
 * by {@code keys.lock}.
 *
 * <p>Start at {@link io.github.ishardening.keys.directory.KeysDirectory}. Uses {@code keystore} and {@code file}, and what is below them.
 */
package io.github.ishardening.keys.directory;
