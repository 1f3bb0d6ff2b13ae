package io.github.ishardening.evidence.inventory;

import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.problem.Problem;
import java.util.List;

/**
 * The cryptographic assets of a server that can be determined without starting it; contains no secrets.
 *
 * @param stores the stores, in use or not, by path; without entries if they can't be opened
 * @param endpoints the TLS endpoints, in the order of the configuration
 * @param protections how the server protects configuration secrets, stored data and passwords
 * @param unread what is missing in the others because it couldn't be read, and why; empty if they are complete
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

    /** Reads stores and configuration; any problems with them, which are findings, are in {@link #unread}. */
    public static ServerInventory of(Inspection inspection) {
        var unread = new Unread();
        var stores = StoreContents.of(inspection, unread);
        var endpoints = TlsEndpoints.of(inspection, unread);
        var protections = DataProtections.of(inspection, stores, unread);
        return new ServerInventory(stores, endpoints, protections, unread.problems());
    }
}
