package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.file.AtomicFile;
import io.github.ishardening.file.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An edited database, kept under the hash of what it was made of: H2 writes the time into its files, so that the same edit
 * would give other bytes in every build.
 */
final class KeptDatabase {

    private final Path file;

    /** The database that this engine made of {@code original}, in {@code folder}. */
    KeptDatabase(Path folder, String engine, byte[] original) {
        this.file = folder.resolve(digest(engine, original) + ".mv.db");
    }

    /** The edited database; empty if it isn't kept yet. */
    Optional<byte[]> read() throws IOException {
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Keeps it, as a whole or not at all. */
    void write(byte[] edited) throws IOException {
        AtomicFile.writePrivate(file, edited);
    }

    private static String digest(String engine, byte[] original) {
        var digest = Digests.sha256();
        digest.update(engine.getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest(original));
    }
}
