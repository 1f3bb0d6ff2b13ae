/**
 * What the XML of a plugin block fills: beans, each with one {@code toX()} that checks and yields an immutable record. The only
 * room beside the goals that knows Maven.
 *
 * <p>Start at {@link io.github.ishardening.config.RequestParameters}.
 */
package io.github.ishardening.config;
