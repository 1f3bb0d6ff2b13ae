package io.github.ishardening.hardening.handover;

import io.github.ishardening.file.AtomicFile;
import io.github.ishardening.secret.PasswordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The folder of the operator's files. */
record OperatorFolder(Path folder) {

    /** The skeleton of a Kubernetes Secret. */
    static final String MANIFEST = "kubernetes-secret.yaml";

    /** The variables that the server needs. */
    static final String SAMPLE = "env.sample";

    private static final List<String> ALL =
            List.of(MANIFEST, SAMPLE, PasswordFile.TMP.fileName(), PasswordFile.PERSIST.fileName());

    /** Makes these the only ones of its files, by name; each appears as a whole, readable for its owner alone. */
    void replace(Map<String, byte[]> files) throws IOException {
        for (String name : ALL) {
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
