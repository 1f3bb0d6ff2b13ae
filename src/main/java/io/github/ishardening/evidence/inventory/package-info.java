/**
 * The cryptographic assets of a server: its stores with their entries, TLS endpoints, and data protection settings.
 * They are read once, while the distribution is open, into values from which the evidence is written.
 *
 * <p>Start at {@link io.github.ishardening.evidence.inventory.ServerInventory}. Uses {@code inspection}.
 */
package io.github.ishardening.evidence.inventory;
