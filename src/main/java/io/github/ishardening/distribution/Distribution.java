package io.github.ishardening.distribution;

import io.github.ishardening.distribution.directory.DirectoryRewriter;
import io.github.ishardening.distribution.directory.DirectorySource;
import io.github.ishardening.distribution.source.Source;
import io.github.ishardening.distribution.zip.ZipResult;
import io.github.ishardening.distribution.zip.ZipRewriter;
import io.github.ishardening.distribution.zip.ZipSource;
import io.github.ishardening.file.Disk;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A WSO2 distribution, zipped or unpacked, with the edits staged for it. Editing is atomic: edits are staged in memory,
 * and all reads see them immediately; a save applies them together.
 *
 * <p>Paths are relative to the distribution's top folder and {@code /}-separated, such as
 * {@code repository/conf/deployment.toml}. A path outside the folder is a bug of this plugin, so it causes an
 * {@link IllegalArgumentException}. Several threads may read at once while none stages or saves.
 */
public final class Distribution extends EditedSource implements Closeable {

    /** The default for directories, whose file dates only reflect when they were unpacked. */
    private static final Instant UNDATED = Instant.parse("1980-01-01T00:00:00Z");

    private final Product product;
    private final Disk disk;

    private Distribution(Source source, Disk disk) throws IOException {
        super(source);
        this.disk = disk;
        this.product = Product.of(source);
    }

    /**
     * Opens a zip or a directory for reading; includes all edits made in the directory.
     *
     * @throws ProblemException if there is no distribution of a WSO2 product, or its zip is damaged or dangerous
     */
    public static Distribution open(Path location) throws IOException {
        DistributionLocation.requireExisting(location);
        return of(Files.isDirectory(location) ? DirectorySource.open(location) : ZipSource.open(location), new Disk());
    }

    /**
     * Opens a zip, or a directory as it was before the plugin edited it, for editing.
     *
     * @param originals the folder for the originals of files changed in a directory; not used for a zip
     * @throws ProblemException if there is no distribution of a WSO2 product, its zip is damaged or dangerous, or the
     *     originals of an edited directory are incomplete or another directory's
     */
    public static Distribution open(Path location, Path originals) throws IOException {
        return open(location, originals, new Disk());
    }

    static Distribution open(Path location, Path originals, Disk disk) throws IOException {
        DistributionLocation.requireExisting(location);
        return of(
                Files.isDirectory(location)
                        ? DirectorySource.open(location, originals, disk)
                        : ZipSource.open(location),
                disk);
    }

    private static Distribution of(Source source, Disk disk) throws IOException {
        try {
            return new Distribution(source, disk);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Its product and version. */
    public Product product() {
        return product;
    }

    /** The name of its top folder, such as {@code wso2is-7.1.0}. */
    public String name() {
        return source.name();
    }

    /** The zip or directory; the real path for a directory. */
    public Path location() {
        return source.location();
    }

    /** Whether it is unpacked. */
    public boolean isDirectory() {
        return source instanceof DirectorySource;
    }

    /**
     * Whether an earlier run edited this directory and its originals are available: then all reads start from them. If
     * this is false for a hardened directory, its originals are lost, and it must be unpacked again.
     */
    public boolean hasOriginals() {
        return source instanceof DirectorySource directory && directory.hasOriginals();
    }

    /** A text that changes with the content, without the staged edits; cheap, because it doesn't hash everything. */
    String identity() throws IOException {
        return source.identity();
    }

    /**
     * The date of edits, the same in every build: for a zip, the date of its edited entries.
     *
     * @param asked the date that the user wants; null for the newest date in the zip, or for January 1, 1980, UTC, for
     *     a directory
     */
    public Instant editedAt(Instant asked) throws IOException {
        if (source instanceof ZipSource zip) {
            return new ZipRewriter(zip, staged(), asked).editedAt();
        }
        return asked == null ? UNDATED : asked;
    }

    /**
     * Writes the zip with the staged edits to {@code target}, and its SHA-256 next to it, both atomically. The opened
     * zip isn't changed. Everything that isn't edited is copied byte for byte.
     *
     * @param editedAt the date of the edited entries, in UTC; null for the newest date in the zip
     * @param progress is informed about the progress of writing a large zip
     * @return the SHA-256 of the written zip, in lower-case hexadecimal
     * @throws ProblemException if the target can't be written or is the zip itself, or if the zip is damaged
     * @throws IllegalStateException if this is a directory
     */
    public String saveTo(Path target, Instant editedAt, UserLog progress) throws IOException {
        if (!(source instanceof ZipSource zip)) {
            throw new IllegalStateException("a directory is saved in place");
        }
        ZipResult result = new ZipResult(target, disk);
        result.prepare(zip.location());
        return result.write(new ZipRewriter(zip, staged(), editedAt), progress);
    }

    /**
     * Applies the staged edits to the directory, and removes those of an earlier run that aren't staged now. Before a
     * file is changed for the first time, its original is kept. If it is killed at any point, the next run completes
     * it; if everything is in place, nothing is written.
     *
     * @throws ProblemException if something can't be written; nothing is changed then
     * @throws IllegalStateException if this is a zip, or a directory that was opened for reading
     */
    public void save() throws IOException {
        if (!(source instanceof DirectorySource directory) || !directory.isEditable()) {
            throw new IllegalStateException("a zip is saved to a file, a directory only with a place for originals");
        }
        new DirectoryRewriter(directory, staged(), disk).save();
    }

    /** Closes the zip, and discards staged edits. */
    @Override
    public void close() throws IOException {
        source.close();
    }
}
