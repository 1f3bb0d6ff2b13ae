package io.github.ishardening.distribution;

import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.distribution.source.Edit;
import io.github.ishardening.distribution.source.Source;
import io.github.ishardening.file.Digests;
import io.github.ishardening.file.Mode;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** A source with its staged edits, as seen by all reads. */
abstract class EditedSource {

    /** Databases grow; a zip bomb would exceed this. */
    private static final long LARGEST_DATABASE = 256L << 20;

    private static final String CURE = "Restore it from the stock distribution.";

    final Source source;
    private final StagedEdits edits;

    EditedSource(Source source) {
        this.source = source;
        this.edits = new StagedEdits(source);
    }

    /** The staged edits by path, without those that would change nothing. */
    SortedMap<String, Edit> staged() {
        return edits.byPath();
    }

    /** The staged paths, and the effect of a save on each. */
    public SortedMap<String, Change> edits() {
        return edits.changes();
    }

    /** The paths staged since the last call, including those whose edit was reverted. */
    public Set<String> takeTouched() {
        return edits.takeTouched();
    }

    /** The staged files by path, with digests of the contents; each file is read as a stream. */
    public List<EditedFile> editedFiles() throws IOException {
        var files = new ArrayList<EditedFile>();
        for (var edit : edits().entrySet()) {
            String path = edit.getKey();
            files.add(new EditedFile(
                    path,
                    edit.getValue(),
                    source.exists(path) ? Optional.of(sha256(source.open(path))) : Optional.empty(),
                    contentDigest(path),
                    exists(path) ? mode(path) : OptionalInt.empty()));
        }
        return files;
    }

    /** The SHA-256 of a file's content, in lower-case hexadecimal; empty if the file doesn't exist. */
    public Optional<String> contentDigest(String path) throws IOException {
        return exists(path) ? Optional.of(sha256(open(path))) : Optional.empty();
    }

    private static InputStream stream(Edit.Write staged) {
        return new ByteArrayInputStream(staged.content());
    }

    private static String sha256(InputStream content) throws IOException {
        try (content) {
            return Digests.sha256(content);
        }
    }

    /** Whether a regular file exists. */
    public boolean exists(String path) {
        return edits.exists(DistributionPaths.require(path));
    }

    /**
     * The content of a file.
     *
     * @throws ProblemException if it is missing, damaged, encrypted, compressed with an unknown method, or larger than
     *     8 MiB
     */
    public byte[] read(String path) throws IOException {
        return read(path, Source.LARGEST);
    }

    /** The content of a database, like {@link #read}, but up to 256 MiB. */
    public byte[] readDatabase(String path) throws IOException {
        return read(path, LARGEST_DATABASE);
    }

    /** The shipped content of a file, without staged edits; empty if there is none, or it is too large to be read. */
    public Optional<byte[]> shipped(String path) throws IOException {
        return source.exists(path) && source.size(path) <= Source.LARGEST
                ? Optional.of(source.read(path))
                : Optional.empty();
    }

    private byte[] read(String path, long largest) throws IOException {
        try (InputStream in = open(path)) {
            source.requireAtMost(largest, path, size(path));
            return in.readAllBytes();
        }
    }

    /** The content of a large file as a stream, which throws the same exceptions as {@link #read}. */
    public InputStream open(String path) throws IOException {
        if (!exists(path)) {
            source.requireFree(path);
            throw new ProblemException(source.label(), path + " is missing.", CURE);
        }
        var staged = edits.write(path);
        return staged.isPresent() ? stream(staged.get()) : source.open(path);
    }

    /** Copies an existing file to a new file outside; shares its blocks if Java and the file system support this. */
    public void copyTo(String path, Path target) throws IOException {
        var staged = edits.write(DistributionPaths.require(path));
        if (staged.isPresent()) {
            Files.write(target, staged.get().content(), StandardOpenOption.CREATE_NEW);
        } else {
            source.copyTo(path, target);
        }
    }

    /** The size of an existing file in bytes. */
    public long size(String path) throws IOException {
        var staged = edits.write(DistributionPaths.require(path));
        return staged.isPresent() ? staged.get().content().length : source.size(path);
    }

    /**
     * A SHA-256 that identifies the content of an existing file, in lower-case hexadecimal. In a zip, it is faster
     * because it is computed from compressed data: equal digests mean equal contents, but different digests may too.
     */
    public String digest(String path) throws IOException {
        var staged = edits.write(DistributionPaths.require(path));
        return sha256(staged.isPresent() ? stream(staged.get()) : source.digested(path));
    }

    /**
     * The permission bits of a file, such as 0644, with the setuid and setgid bits (04000, 02000); empty if none are
     * recorded, as in zips made on Windows.
     */
    public OptionalInt mode(String path) throws IOException {
        var staged = edits.write(path);
        if (staged.isPresent() && staged.get().mode().isPresent()) {
            return staged.get().mode();
        }
        return source.exists(path) ? source.mode(path) : OptionalInt.of(Mode.DEFAULT);
    }

    /** The folders of the source, including empty ones. */
    public Collection<String> folders() throws IOException {
        return source.folders();
    }

    /** The regular files. */
    public SortedSet<String> paths() throws IOException {
        return edits.paths();
    }

    /** The regular files with a path prefix: {@code bin/}, or {@code repository/components/plugins/org.wso2.}. */
    public SortedSet<String> paths(String prefix) throws IOException {
        return paths().subSet(prefix, prefix + Character.MAX_VALUE);
    }

    /**
     * Stages a file. An existing file keeps its mode, a new one is readable for everyone. Staging the existing content
     * reverts an edit.
     *
     * @throws ProblemException if the path is a folder or a symbolic link, or is below something other than a folder
     */
    public void write(String path, byte[] content) throws IOException {
        edits.write(path, content, OptionalInt.empty());
    }

    /** Stages a file that only these may read and write; otherwise like {@link #write}. */
    public void writePrivate(String path, byte[] content, PrivateFiles readers) throws IOException {
        edits.write(path, content, OptionalInt.of(readers.mode()));
    }

    /** Stages that everyone may run an existing file (0755); its content stays the same. */
    public void makeRunnable(String path) throws IOException {
        edits.write(path, read(path), OptionalInt.of(Mode.RUNNABLE));
    }

    /** Stages the removal of a file; does nothing if it doesn't exist. Throws the same exceptions as {@link #write}. */
    public void delete(String path) {
        edits.delete(path);
    }
}
