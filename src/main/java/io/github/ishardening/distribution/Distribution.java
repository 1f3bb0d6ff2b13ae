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
 * A WSO2 distribution, in a zip or unpacked, and the edits staged for it. It is edited as a whole or not at all: edits are
 * staged in memory, and all reading sees them at once; a save puts them in place.
 *
 * <p>Paths are relative to the distribution's top folder and {@code /}-separated, such as
 * {@code repository/conf/deployment.toml}. A path that leads elsewhere is an {@link IllegalArgumentException}, being our
 * own bug. Several threads may read at once while none stages or saves.
 */
public final class Distribution extends EditedSource implements Closeable {

    /** The files of a directory are as old as its unpacking, which says nothing. */
    private static final Instant UNDATED = Instant.parse("1980-01-01T00:00:00Z");

    private final Product product;
    private final Disk disk;

    private Distribution(Source source, Disk disk) throws IOException {
        super(source);
        this.disk = disk;
        this.product = Product.of(source);
    }

    /**
     * Opens a zip, or a directory as it is, to be read: what was edited in the directory counts.
     *
     * @throws ProblemException where there is no distribution of a WSO2 product, or a damaged or dangerous zip
     */
    public static Distribution open(Path location) throws IOException {
        DistributionLocation.requireExisting(location);
        return of(Files.isDirectory(location) ? DirectorySource.open(location) : ZipSource.open(location), new Disk());
    }

    /**
     * Opens a zip, or a directory as it was before the plugin edited it, to be edited.
     *
     * @param originals the folder for the originals of what is changed in a directory; a zip has no use for it
     * @throws ProblemException where there is no distribution of a WSO2 product, or a damaged or dangerous zip, or where
     *     the originals of an edited directory are incomplete or another directory's
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

    /** What product and version it is. */
    public Product product() {
        return product;
    }

    /** The name of its top folder, such as {@code wso2is-7.1.0}. */
    public String name() {
        return source.name();
    }

    /** The zip or the directory; of a directory the real path. */
    public Path location() {
        return source.location();
    }

    /** Whether it is unpacked. */
    public boolean isDirectory() {
        return source instanceof DirectorySource;
    }

    /**
     * Whether an earlier run edited this directory and its originals are available: then all reading starts from these.
     * A directory that is found hardened although this is false has lost them, and must be unpacked again.
     */
    public boolean hasOriginals() {
        return source instanceof DirectorySource directory && directory.hasOriginals();
    }

    /** A text that differs when the content does, without the staged edits; cheap, no hash of all of it. */
    String identity() throws IOException {
        return source.identity();
    }

    /**
     * When what is edited counts as edited, the same in every build: in a zip at the date of its edited entries.
     *
     * @param asked when the user wants it to be; null for the newest date in the zip, and for the first day of 1980, in UTC,
     *     of a directory
     */
    public Instant editedAt(Instant asked) throws IOException {
        if (source instanceof ZipSource zip) {
            return new ZipRewriter(zip, staged(), asked).editedAt();
        }
        return asked == null ? UNDATED : asked;
    }

    /**
     * Writes the zip with the staged edits to {@code target}, and its SHA-256 beside it. Both appear whole or not at all;
     * the zip that was opened stays as it is. All that isn't edited is copied byte for byte.
     *
     * @param editedAt the date of the edited entries, in UTC; null for the newest date in the zip
     * @param progress is told how far the writing of a large zip is
     * @return the SHA-256 of what was written, in lower-case hexadecimal
     * @throws ProblemException where the target can't be written or is the zip itself, or where that is damaged
     * @throws IllegalStateException where this is a directory
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
     * Puts the staged edits into the directory, and removes what an earlier run put in and this one doesn't. What is
     * changed for the first time is kept as an original before. Killed at any point, the next run finishes it; with
     * everything in place nothing is written.
     *
     * @throws ProblemException where something can't be written; nothing has changed then
     * @throws IllegalStateException where this is a zip, or a directory that was opened to be read
     */
    public void save() throws IOException {
        if (!(source instanceof DirectorySource directory) || !directory.isEditable()) {
            throw new IllegalStateException("a zip is saved to a file, a directory only with a place for originals");
        }
        new DirectoryRewriter(directory, staged(), disk).save();
    }

    /** Closes the zip; staged edits are gone. */
    @Override
    public void close() throws IOException {
        source.close();
    }
}
