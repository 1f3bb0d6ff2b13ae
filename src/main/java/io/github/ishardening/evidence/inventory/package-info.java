/**
 * What cryptography a server has: its stores with what is in them, and where it speaks TLS. It is read once, while the
 * distribution is open, and kept as values, from which the evidence is written.
 *
 * <p>Start at {@link io.github.ishardening.evidence.inventory.ServerInventory}. Uses {@code inspection}.
 */
package io.github.ishardening.evidence.inventory;
