package io.github.ishardening.keys.directory;

import io.github.ishardening.file.FolderLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.util.stream.Stream;

/** SHA-256 over the names and contents of all files in a folder. */
final class FolderDigest {

    private FolderDigest() {}

    /** The digest; of a folder that isn't there, that of no file. */
    static byte[] of(Path folder) throws IOException {
        MessageDigest digest = sha256();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(FolderDigest::counts).sorted().toList()) {
                    digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(sha256().digest(Files.readAllBytes(file)));
                }
            }
        }
        return digest.digest();
    }

    /** To read the locked file is to lose the lock. */
    private static boolean counts(Path file) {
        return Files.isRegularFile(file) && !file.endsWith(FolderLock.FILE);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new ProviderException("The JDK has no SHA-256", e);
        }
    }
}
