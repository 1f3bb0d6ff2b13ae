/**
 * Evidence of a hardened server for machines: what it is made of, what changed, and how it was made.
 *
 * <p>Start at {@link io.github.ishardening.evidence.EvidenceFiles}. Uses {@code evidence.inventory}, {@code request}, {@code
 * audit} and what is below.
 */
package io.github.ishardening.evidence;
