package io.github.ishardening.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resolves paths, including those of files that don't exist yet. */
final class RealPath {

    private RealPath() {}

    /** The path without links; for a missing file, that of its nearest existing parent with the remaining names. */
    static Path of(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path existing = absolute;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
    }

    /**
     * Whether a path is, or will be, this folder or inside it, whether {@code ..} is resolved before links or after.
     */
    static boolean isInside(Path path, Path folder) throws IOException {
        Path real = of(folder);
        return of(path).startsWith(real)
                || of(path.toAbsolutePath().normalize()).startsWith(real);
    }
}
