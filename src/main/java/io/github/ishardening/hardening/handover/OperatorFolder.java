package io.github.ishardening.hardening.handover;

import io.github.ishardening.file.AtomicFile;
import io.github.ishardening.secret.PasswordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A folder of files for the operator.
 *
 * @param folder where it is
 * @param known the names of all files that builds may put there
 */
public record OperatorFolder(Path folder, List<String> known) {

    /** The skeleton of a Kubernetes Secret. */
    static final String MANIFEST = "kubernetes-secret.yaml";

    /** The variables that the server needs. */
    static final String SAMPLE = "env.sample";

    private static final List<String> ALL =
            List.of(MANIFEST, SAMPLE, PasswordFile.TMP.fileName(), PasswordFile.PERSIST.fileName());

    /** Copies the names. */
    public OperatorFolder {
        known = List.copyOf(known);
    }

    /** The folder of what every server gets. */
    static OperatorFolder ofServer(Path folder) {
        return new OperatorFolder(folder, ALL);
    }

    /** Makes these the only ones of its files, by name; each appears as a whole, readable for its owner alone. */
    public void replace(Map<String, byte[]> files) throws IOException {
        for (String name : known) {
            if (!files.containsKey(name)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!AtomicFile.holds(path, file.getValue())) {
                AtomicFile.writePrivate(path, file.getValue());
            }
        }
    }
}
