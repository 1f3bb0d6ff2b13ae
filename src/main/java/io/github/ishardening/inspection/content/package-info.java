/**
 * Looks into every file of a distribution, archives in archives included, for stores, certificates, private keys and secrets:
 * by what they are, whatever they are called.
 *
 * <p>Start at {@link io.github.ishardening.inspection.content.ContentScan}. Memory and time are bounded by
 * {@link io.github.ishardening.inspection.content.ContentBudget}; what is too much is listed as not looked into.
 *
 * <p>Uses {@code inspection.store} and what is below it.
 */
package io.github.ishardening.inspection.content;
