package io.github.ishardening.trust;

import io.github.ishardening.distribution.Coordinates;
import java.nio.file.Path;

/** Where certificates are. */
public sealed interface CertificateLocation {

    /**
     * A file, or a folder all of whose files hold certificates.
     *
     * @param path where it lies
     */
    record Local(Path path) implements CertificateLocation {

        /** The path. */
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * An artifact, of this reactor or a repository.
     *
     * @param coordinates what it is called
     */
    record Artifact(Coordinates coordinates) implements CertificateLocation {

        /** The coordinates. */
        @Override
        public String toString() {
            return coordinates.toString();
        }
    }
}
