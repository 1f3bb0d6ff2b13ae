package io.github.ishardening.hardening.handover;

import io.github.ishardening.file.AtomicFile;
import io.github.ishardening.secret.PasswordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The folder for what whoever runs the server gets. */
final class OperatorFolder {

    /** The skeleton of a Secret of Kubernetes. */
    static final String MANIFEST = "kubernetes-secret.yaml";

    /** The variables that the server needs. */
    static final String SAMPLE = "env.sample";

    private static final List<String> ALL =
            List.of(MANIFEST, SAMPLE, PasswordFile.TMP.fileName(), PasswordFile.PERSIST.fileName());

    private final Path folder;

    OperatorFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes these the only ones of its files, by name; each appears as a whole, readable for its owner alone. */
    void replace(Map<String, byte[]> files) throws IOException {
        for (String name : ALL) {
            if (!files.containsKey(name)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
        for (var file : files.entrySet()) {
            write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        if (!AtomicFile.holds(file, content)) {
            AtomicFile.writePrivate(file, content);
        }
    }
}
