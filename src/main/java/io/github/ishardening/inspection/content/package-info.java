/**
 * Searches every file of a distribution, including nested archives, for stores, certificates, private keys and secrets
 * by their contents, whatever their names.
 *
 * <p>Start at {@link io.github.ishardening.inspection.content.ContentScan}. Memory and time are bounded by {@link
 * io.github.ishardening.inspection.content.ContentBudget}; what exceeds it is listed as not searched.
 *
 * <p>Uses {@code inspection.store} and what is below it.
 */
package io.github.ishardening.inspection.content;
