package io.github.ishardening.trust;

import io.github.ishardening.distribution.Coordinates;
import java.nio.file.Path;

/** The location of certificates. */
public sealed interface CertificateLocation {

    /**
     * A file, or a folder that contains only certificate files.
     *
     * @param path its path
     */
    record Local(Path path) implements CertificateLocation {

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * An artifact from this reactor or a repository.
     *
     * @param coordinates its coordinates
     */
    record Artifact(Coordinates coordinates) implements CertificateLocation {

        @Override
        public String toString() {
            return coordinates.toString();
        }
    }
}
