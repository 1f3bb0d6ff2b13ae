package io.github.ishardening.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Checks the results of the other contestants, so that failing fast doesn't win. */
final class Finished {

    private static final List<String> ROLES = List.of("primary", "internal", "tls");
    private static final String PASSWORD = "Benchmark-of_passwords";

    private Finished() {}

    /**
     * Reads a result completely and opens its three keystores.
     *
     * @throws IllegalStateException if a key is missing
     * @throws IOException also if a checksum or a store is wrong
     */
    static void check(Path result, Bundle bundle) throws IOException {
        try (var zip = new ZipFile(result.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream content = zip.getInputStream(entry)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
            for (String role : ROLES) {
                String name = "%s/repository/resources/security/%s.p12".formatted(bundle.folder(), role);
                try (InputStream store = zip.getInputStream(zip.getEntry(name))) {
                    if (!hasKey(store, role)) {
                        throw new IllegalStateException("%s: %s has no key %s.".formatted(result, name, role));
                    }
                }
            }
        }
    }

    private static boolean hasKey(InputStream store, String alias) throws IOException {
        try {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(store, PASSWORD.toCharArray());
            return keys.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IOException("The store doesn't open", e);
        }
    }
}
