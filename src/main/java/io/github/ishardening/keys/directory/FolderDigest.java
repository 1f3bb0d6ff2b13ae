package io.github.ishardening.keys.directory;

import io.github.ishardening.file.Digests;
import io.github.ishardening.file.FolderLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.stream.Stream;

/** A SHA-256 of the names and contents of all files in a folder. */
final class FolderDigest {

    private FolderDigest() {}

    /** The digest; a missing folder counts as empty. */
    static byte[] of(Path folder) throws IOException {
        MessageDigest digest = Digests.sha256();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                // Reading the lock file would release the lock.
                var files = all.filter(file -> Files.isRegularFile(file) && !file.endsWith(FolderLock.FILE));
                for (Path file : files.sorted().toList()) {
                    digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Digests.sha256().digest(Files.readAllBytes(file)));
                }
            }
        }
        return digest.digest();
    }
}
