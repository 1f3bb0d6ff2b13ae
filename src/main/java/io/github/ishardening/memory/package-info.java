/**
 * What builds remember by content: from what something is made, it is known again.
 *
 * <p>Start at {@link io.github.ishardening.memory.Notes}. Uses {@code file}.
 */
package io.github.ishardening.memory;
