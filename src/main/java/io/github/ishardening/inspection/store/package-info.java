/**
 * The stores that the configuration refers to, with their passwords and contents, and the vault.
 *
 * <p>Start at {@link io.github.ishardening.inspection.store.KeystoreInventory}.
 * {@link io.github.ishardening.inspection.store.StoreOpenings} limits the work that a third-party store can cause.
 *
 * <p>Uses {@code server} and what is below it.
 */
package io.github.ishardening.inspection.store;
