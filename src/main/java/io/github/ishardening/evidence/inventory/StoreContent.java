package io.github.ishardening.evidence.inventory;

import java.util.List;

/**
 * A store of keys or certificates.
 *
 * @param path where it lies in the distribution
 * @param type its format, {@code PKCS12} or {@code JKS}
 * @param uses the tables of {@code deployment.toml} that name it, such as {@code keystore.primary}; none if nobody does
 * @param entries what is in it, by alias
 */
public record StoreContent(String path, String type, List<String> uses, List<StoreEntry> entries) {

    /** Copies the lists. */
    public StoreContent {
        uses = List.copyOf(uses);
        entries = List.copyOf(entries);
    }
}
