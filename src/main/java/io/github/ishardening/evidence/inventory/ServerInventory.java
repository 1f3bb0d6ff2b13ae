package io.github.ishardening.evidence.inventory;

import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.problem.Problem;
import java.util.List;

/**
 * What cryptography a server has, as far as it can be read without starting it; nothing of it is secret.
 *
 * @param stores the stores, in use or not, by path; those that can't be opened without their entries
 * @param endpoints where it speaks TLS, in the order of its configuration
 * @param protections what it keeps secrets, stored data and passwords by
 * @param unread what couldn't be read, so that it isn't in the others, and why; none if they are complete
 */
public record ServerInventory(
        List<StoreContent> stores,
        List<TlsEndpoint> endpoints,
        List<DataProtection> protections,
        List<Problem> unread) {

    /** Copies the lists. */
    public ServerInventory {
        stores = List.copyOf(stores);
        endpoints = List.copyOf(endpoints);
        protections = List.copyOf(protections);
        unread = List.copyOf(unread);
    }

    /** Reads stores and configuration; whatever is wrong with them, which is a finding, ends up in {@link #unread}. */
    public static ServerInventory of(Inspection inspection) {
        var unread = new Unread();
        var stores = StoreContents.of(inspection, unread);
        var endpoints = TlsEndpoints.of(inspection, unread);
        var protections = DataProtections.of(inspection, stores, unread);
        return new ServerInventory(stores, endpoints, protections, unread.problems());
    }
}
