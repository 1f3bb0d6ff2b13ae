/**
 * What the XML of a plugin block fills: beans, each with one {@code toX()} that checks and yields an immutable record. Maven
 * finds the class of an element in the package of the bean around it, so they are all here.
 *
 * <p>Start at {@link io.github.ishardening.config.RequestParameters}.
 */
package io.github.ishardening.config;
