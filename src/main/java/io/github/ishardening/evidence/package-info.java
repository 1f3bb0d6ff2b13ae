/**
 * Evidence of a hardened server for machines: what it is made of, what changed, and how it was made.
 *
 * <p>Uses {@code evidence.inventory} and {@code audit}.
 */
package io.github.ishardening.evidence;
