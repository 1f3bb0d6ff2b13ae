package io.github.ishardening.evidence.overlay;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.file.AtomicFile;
import io.github.ishardening.file.Digests;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.Mode;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.json.Json;
import io.github.ishardening.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * The differences between a hardened distribution and the stock one, from the staged edits: applying them to the stock
 * distribution produces exactly the saved result, in every byte and mode. Writing it again produces the same bytes, on
 * JDKs with the same Deflater; the tar inside is the same on all.
 */
public final class ServerOverlay {

    private static final String DOCKERFILE = "Dockerfile";
    private static final String MEDIA_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final String folder;
    private final FileOwner owner;
    private final Instant time;
    private final Difference difference;
    private final ImageLayer layer;
    private final Dockerfile dockerfile;

    private ServerOverlay(
            String folder,
            FileOwner owner,
            Instant time,
            Difference difference,
            ImageLayer layer,
            Dockerfile dockerfile) {
        this.folder = folder;
        this.owner = owner;
        this.time = time;
        this.difference = difference;
        this.layer = layer;
        this.dockerfile = dockerfile;
    }

    /**
     * The edits staged in a distribution, which must stay open until the overlay is written.
     *
     * @param readers who may read private files
     * @param editedAt the modification time of edited files; null for the distribution's default
     * @throws ProblemException if the name of a file or of the server's folder can't be in an image
     */
    public static ServerOverlay of(Distribution distribution, PrivateFiles readers, Instant editedAt)
            throws IOException {
        String folder = distribution.name();
        if (!FOLDER.matcher(folder).matches() || folder.equals(DOCKERFILE)) {
            throw new ProblemException(
                    distribution.location().toString(),
                    "can't be used for an overlay: the name of its folder must consist of letters, digits and"
                            + " . _ -, and must not be "
                            + DOCKERFILE + ".",
                    "Rename the folder, or remove <overlay>.");
        }
        var image = ServerImage.of(distribution.product());
        var owner = FileOwner.of(image, readers);
        var difference = Difference.of(distribution, readers);
        return new ServerOverlay(
                folder,
                owner,
                distribution.editedAt(editedAt),
                difference,
                new ImageLayer(difference, folder),
                new Dockerfile(image, owner, readers, folder, version(distribution)));
    }

    /**
     * The whole line, including spaces and a carriage return, since it is compared as a whole: 4.10.3 isn't 4.10.32.
     */
    private static String version(Distribution distribution) throws IOException {
        String text = new String(distribution.read(Product.VERSION_FILE), StandardCharsets.UTF_8);
        return Arrays.stream(text.split("\n", -1))
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    /**
     * Writes an archive, with its SHA-256 next to it in the format of {@code sha256sum}. It contains the files in a
     * folder with the name of the server's, {@code <folder>.deletions} with one path per line, and a Dockerfile.
     *
     * @return the files, the archive first
     * @throws ProblemException if there is a folder in place of a file
     */
    public List<Path> writeArchive(Path archive) throws IOException {
        Path checksum = checksum(archive);
        var packed = new ByteArrayOutputStream();
        try (var tar = new FixedTar(new GZIPOutputStream(packed), owner, time)) {
            add(tar, DOCKERFILE, dockerfile.text(difference.deletions()));
            add(
                    tar,
                    folder + ".deletions",
                    difference.deletions().stream()
                            .map(path -> folder + "/" + path + "\n")
                            .collect(Collectors.joining()));
            difference.writeTo(tar, folder + "/");
        }
        byte[] content = packed.toByteArray();
        String line = Digests.sha256(content) + "  " + archive.getFileName() + "\n";
        return put(archive, content, checksum, line);
    }

    private static void add(FixedTar tar, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        tar.file(name, Mode.DEFAULT, content.length, new ByteArrayInputStream(content));
    }

    /**
     * Writes a layer of a container image, with its OCI descriptor next to it, which also contains {@code diffID}, the
     * digest of the uncompressed layer.
     *
     * @return the files, the layer first
     * @throws ProblemException if there is a folder in place of a file
     */
    public List<Path> writeLayer(Path file, Path descriptor) throws IOException {
        var packed = new ByteArrayOutputStream();
        var digested = new DigestOutputStream(new GZIPOutputStream(packed), Digests.sha256());
        try (var tar = new FixedTar(digested, owner, time)) {
            layer.writeTo(tar);
        }
        byte[] content = packed.toByteArray();
        String diffId = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        return put(
                file,
                content,
                descriptor,
                Json.text(Json.object(
                        "mediaType",
                        MEDIA_TYPE,
                        "digest",
                        "sha256:" + Digests.sha256(content),
                        "size",
                        content.length,
                        "diffID",
                        "sha256:" + diffId)));
    }

    /** Writes both unless they are up to date; a description never exists next to a file that it doesn't describe. */
    private static List<Path> put(Path file, byte[] content, Path about, String text) throws IOException {
        requireFree(file);
        requireFree(about);
        if (!AtomicFile.holds(file, content)) {
            new Disk().delete(about);
            AtomicFile.write(file, content);
        }
        byte[] told = text.getBytes(StandardCharsets.UTF_8);
        if (!AtomicFile.holds(about, told)) {
            AtomicFile.write(about, told);
        }
        return List.of(file, about);
    }

    /**
     * Makes sure that a file can be written here.
     *
     * @throws ProblemException if there is a folder
     */
    public static void requireFree(Path file) {
        if (Files.isDirectory(file)) {
            throw new ProblemException(
                    file.toString(),
                    "is a folder, but the result must be written to a file of this name.",
                    "Move it or choose another output directory.");
        }
    }

    /** Deletes a file that an earlier build wrote and its checksum, since they belong to another server now. */
    public static void remove(Path file) throws IOException {
        for (Path each : List.of(file, checksum(file))) {
            if (!Files.isDirectory(each)) {
                new Disk().delete(each);
            }
        }
    }

    private static Path checksum(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".sha256");
    }
}
