package io.github.ishardening.evidence.cbom;

import io.github.ishardening.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code cbom.json} beside the reports of an audit.
 *
 * @param folder where it goes; it is made when the file is written
 */
public record CbomFile(Path folder) {

    /** What it is called. */
    static final String NAME = "cbom.json";

    /**
     * Writes it as a whole.
     *
     * @throws IOException if the folder can't be written to
     */
    public void write(Cbom cbom) throws IOException {
        AtomicFile.write(folder.resolve(NAME), cbom.text());
    }

    /**
     * Takes away what an earlier audit has left, where nothing is known of what the server has.
     *
     * @throws IOException if the folder can't be written to
     */
    public void remove() throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }
}
