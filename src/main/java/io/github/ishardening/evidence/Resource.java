package io.github.ishardening.evidence;

import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.file.Digests;
import io.github.ishardening.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An input or result of a build: a ResourceDescriptor of in-toto (<a
 * href="https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md">v1</a>), with an address, a
 * digest, or both.
 *
 * @param name its name; for files that may have the same name, the path
 * @param uri its global address, if it has one
 * @param sha256 the SHA-256 of its content, in lower-case hexadecimal; empty for a folder
 */
public record Resource(String name, Optional<String> uri, Optional<String> sha256) {

    /** Rejects a resource with neither an address nor a digest. */
    public Resource {
        if (uri.isEmpty() && sha256.isEmpty()) {
            throw new IllegalArgumentException(name + " has neither an address nor a digest");
        }
    }

    /** A file with a known digest. */
    public static Resource file(String name, String sha256) {
        return new Resource(name, Optional.empty(), Optional.of(sha256));
    }

    /** A file whose digest is computed. */
    public static Resource file(String name, Path file) throws IOException {
        return file(name, sha256(file));
    }

    /** A Maven artifact whose digest is computed. */
    public static Resource artifact(Coordinates coordinates, Path file) throws IOException {
        return artifact(coordinates, name(file), sha256(file));
    }

    /** A Maven artifact with a known digest. */
    public static Resource artifact(Coordinates coordinates, String name, String sha256) {
        return new Resource(name, Optional.of(PackageUrl.of(coordinates)), Optional.of(sha256));
    }

    /** An unpacked Maven artifact, which has no digest. */
    public static Resource artifact(Coordinates coordinates, String name) {
        return new Resource(name, Optional.of(PackageUrl.of(coordinates)), Optional.empty());
    }

    /** A folder, which has no digest. */
    public static Resource folder(String name) {
        return new Resource(name, Optional.of(PackageUrl.ofName(name)), Optional.empty());
    }

    /** The file name of a path. */
    public static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The JSON in in-toto's format. */
    Map<String, Object> json() {
        return Json.object("name", name, "uri", uri, "digest", sha256.map(digest -> Json.object("sha256", digest)));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return Digests.sha256(content);
        }
    }
}
