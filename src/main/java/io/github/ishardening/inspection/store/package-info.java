/**
 * Which stores the configuration names, with which passwords, and what is in them; the vault too.
 *
 * <p>Start at {@link io.github.ishardening.inspection.store.KeystoreInventory}. What a stranger's store may ask for is bounded
 * by {@link io.github.ishardening.inspection.store.StoreOpenings}.
 *
 * <p>Uses {@code server} and what is below it.
 */
package io.github.ishardening.inspection.store;
