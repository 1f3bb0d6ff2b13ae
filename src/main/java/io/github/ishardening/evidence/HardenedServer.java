package io.github.ishardening.evidence;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.EditedFile;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.UpdateLevel;
import io.github.ishardening.evidence.inventory.ServerInventory;
import io.github.ishardening.evidence.inventory.StoreContent;
import io.github.ishardening.file.Mode;
import io.github.ishardening.json.Json;
import io.github.ishardening.secret.SecretsMode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A hardened server as described in {@code result.json}, read before it is saved.
 *
 * @param product its product
 * @param updateLevel its update level; empty if it doesn't state one
 * @param storeType the format of its primary keystore; empty if that can't be read
 * @param secrets how it receives its secrets
 * @param files the files that differ from the stock distribution, by path
 * @param inventory its cryptographic assets
 */
public record HardenedServer(
        Product product,
        OptionalInt updateLevel,
        Optional<String> storeType,
        ServerSecrets secrets,
        List<EditedFile> files,
        ServerInventory inventory) {

    private static final String PRIMARY = "keystore.primary";

    /** Copies the list. */
    public HardenedServer {
        files = List.copyOf(files);
    }

    /**
     * Reads a distribution with staged edits.
     *
     * @param mode how the edits put secrets into its configuration
     * @param inventory its cryptographic assets with these edits
     */
    public static HardenedServer of(Distribution distribution, SecretsMode mode, ServerInventory inventory)
            throws IOException {
        return new HardenedServer(
                distribution.product(),
                UpdateLevel.known(distribution),
                inventory.stores().stream()
                        .filter(store -> store.uses().contains(PRIMARY))
                        .map(StoreContent::type)
                        .findFirst(),
                ServerSecrets.of(distribution, mode, inventory.protections()),
                distribution.editedFiles(),
                inventory);
    }

    Map<String, Object> productJson() {
        return Json.object(
                "name", product.name(),
                "version", product.version().toString(),
                "kernel", product.kernel().toString(),
                "updateLevel", updateLevel.isPresent() ? updateLevel.getAsInt() : null,
                "storeType", storeType.orElse(null));
    }

    List<Map<String, Object>> filesJson() {
        return files.stream().map(HardenedServer::json).toList();
    }

    private static Map<String, Object> json(EditedFile file) {
        return Json.object(
                "path",
                file.path(),
                "change",
                file.change().name().toLowerCase(Locale.ROOT),
                "sha256Before",
                file.before().orElse(null),
                ResultDocument.SHA256_AFTER,
                file.after().orElse(null),
                "mode",
                file.mode().isPresent() ? octal(file.mode().getAsInt()) : null);
    }

    private static String octal(int mode) {
        return "%04o".formatted(mode & Mode.ALL);
    }
}
