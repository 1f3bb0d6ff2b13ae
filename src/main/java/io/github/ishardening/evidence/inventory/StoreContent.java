package io.github.ishardening.evidence.inventory;

import io.github.ishardening.keystore.StoreProtection;
import java.util.List;
import java.util.Optional;

/**
 * A store of keys or certificates.
 *
 * @param path its path in the distribution
 * @param type its format, {@code PKCS12} or {@code JKS}
 * @param sha256 the SHA-256 of the file, in lower-case hexadecimal
 * @param uses the tables in {@code deployment.toml} that refer to it, such as {@code keystore.primary}; may be empty
 * @param protection how it is protected; empty if it couldn't be opened
 * @param entries its entries, by alias; empty if it couldn't be opened
 */
public record StoreContent(
        String path,
        String type,
        String sha256,
        List<String> uses,
        Optional<StoreProtection> protection,
        List<StoreEntry> entries) {

    /** Copies the lists. */
    public StoreContent {
        uses = List.copyOf(uses);
        entries = List.copyOf(entries);
    }
}
