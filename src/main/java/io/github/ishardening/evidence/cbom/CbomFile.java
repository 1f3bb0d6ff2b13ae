package io.github.ishardening.evidence.cbom;

import io.github.ishardening.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code cbom.json} next to the reports of an audit.
 *
 * @param folder its folder; it is created when the file is written
 */
public record CbomFile(Path folder) {

    /** The file's name. */
    static final String NAME = "cbom.json";

    /**
     * Writes the file atomically.
     *
     * @throws IOException if the folder can't be written to
     */
    public void write(Cbom cbom) throws IOException {
        AtomicFile.write(folder.resolve(NAME), cbom.text());
    }

    /**
     * Deletes the file of an earlier audit if the server's cryptographic assets are unknown.
     *
     * @throws IOException if the folder can't be written to
     */
    public void remove() throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }
}
