package io.github.ishardening.control;

import io.github.ishardening.secret.PasswordFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The folder for what whoever runs the server gets. */
final class HandOverFolder {

    /** The skeleton of a Secret of Kubernetes. */
    static final String MANIFEST = "kubernetes-secret.yaml";

    /** The variables that the server needs. */
    static final String SAMPLE = "env.sample";

    private static final List<String> ALL =
            List.of(MANIFEST, SAMPLE, PasswordFile.TMP.fileName(), PasswordFile.PERSIST.fileName());

    private final Path folder;

    HandOverFolder(Path folder) {
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
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Files.createDirectories(folder);
        // A temporary file is its owner's alone from the start.
        Path unfinished = Files.createTempFile(folder, ".", ".part");
        try {
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
