/**
 * The beans that Maven fills from the XML of a plugin block; the {@code toX()} method of each validates it and returns
 * an immutable record. All are here, as Maven looks for an element's class in the enclosing bean's package.
 *
 * <p>Start at {@link io.github.ishardening.config.RequestParameters}.
 */
package io.github.ishardening.config;
