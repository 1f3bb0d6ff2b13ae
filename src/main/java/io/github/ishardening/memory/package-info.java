/**
 * A cache that builds share, whose entries are identified by their inputs.
 *
 * <p>Start at {@link io.github.ishardening.memory.Notes}. Uses {@code file}.
 */
package io.github.ishardening.memory;
