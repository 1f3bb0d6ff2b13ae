package io.github.ishardening.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where input is put that is only read from files; each try overwrites what the one before it left. */
public final class ScratchFile {

    private ScratchFile() {}

    /** A file of this name with this content. */
    public static Path of(String name, byte[] content) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "random"));
        return Files.write(folder.resolve(name), content);
    }
}
