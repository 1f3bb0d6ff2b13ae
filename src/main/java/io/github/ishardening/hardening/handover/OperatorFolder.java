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
 * @param folder the folder
 * @param known the names of all files that builds may write to it
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

    /** The folder of the files for any server. */
    static OperatorFolder ofServer(Path folder) {
        return new OperatorFolder(folder, ALL);
    }

    /** Replaces all known files with these, by name; each is written atomically, and readable only by its owner. */
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
