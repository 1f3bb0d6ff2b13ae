/**
 * Machine-readable evidence of a hardened server: what it consists of, what changed, and how it was made.
 *
 * <p>Start at {@link io.github.ishardening.evidence.EvidenceFiles}. Uses {@code evidence.inventory}, {@code request},
 * {@code audit} and the packages below.
 */
package io.github.ishardening.evidence;
