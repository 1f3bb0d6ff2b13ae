package io.github.ishardening.evidence.inventory;

import io.github.ishardening.keystore.StoreProtection;
import java.util.List;
import java.util.Optional;

/**
 * A store of keys or certificates.
 *
 * @param path where it is in the distribution
 * @param type its format, {@code PKCS12} or {@code JKS}
 * @param sha256 the digest of the file, in lower-case hexadecimal
 * @param uses the tables of {@code deployment.toml} that name it, such as {@code keystore.primary}; none if nobody does
 * @param protection what protects it; empty if it couldn't be opened
 * @param entries what is in it, by alias; none if it couldn't be opened
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
