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
 * A file that went into a build or came out of it: a ResourceDescriptor of in-toto
 * (<a href="https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md">v1</a>). It has an address or a
 * digest.
 *
 * @param name what it is called; of a file its name, or its path where several may have one name
 * @param uri the address by which it is known everywhere, where it has one
 * @param sha256 the SHA-256 of its content, in lower-case hexadecimal; empty of a folder
 */
public record Resource(String name, Optional<String> uri, Optional<String> sha256) {

    /** Refuses what nobody could find again. */
    public Resource {
        if (uri.isEmpty() && sha256.isEmpty()) {
            throw new IllegalArgumentException(name + " has neither an address nor a digest");
        }
    }

    /** A file whose digest is known. */
    public static Resource file(String name, String sha256) {
        return new Resource(name, Optional.empty(), Optional.of(sha256));
    }

    /** A file that is small, or whose digest nobody knows yet; it is read. */
    public static Resource file(String name, Path file) throws IOException {
        return file(name, sha256(file));
    }

    /** An artifact of a Maven repository, which is read. */
    public static Resource artifact(Coordinates coordinates, Path file) throws IOException {
        return artifact(coordinates, name(file), sha256(file));
    }

    /** An artifact of a Maven repository whose digest is known. */
    public static Resource artifact(Coordinates coordinates, String name, String sha256) {
        return new Resource(name, Optional.of(PackageUrl.of(coordinates)), Optional.of(sha256));
    }

    /** An artifact of a Maven repository that lies unpacked, so that it has no digest. */
    public static Resource artifact(Coordinates coordinates, String name) {
        return new Resource(name, Optional.of(PackageUrl.of(coordinates)), Optional.empty());
    }

    /** A folder, which has no digest of its own. */
    public static Resource folder(String name) {
        return new Resource(name, Optional.of(PackageUrl.ofName(name)), Optional.empty());
    }

    /** The last name of a path. */
    public static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** As in-toto spells it. */
    Map<String, Object> json() {
        return Json.object("name", name, "uri", uri, "digest", sha256.map(digest -> Json.object("sha256", digest)));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return Digests.sha256(content);
        }
    }
}
