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

/** What all reading sees: a source with the edits that are staged for it. */
abstract class EditedSource {

    /** Databases grow; a zip bomb is beyond this. */
    private static final long LARGEST_DATABASE = 256L << 20;

    private static final String CURE = "Restore it from the stock distribution.";

    final Source source;
    private final StagedEdits edits;

    EditedSource(Source source) {
        this.source = source;
        this.edits = new StagedEdits(source);
    }

    /** The staged edits themselves, by path; one that would change nothing isn't one. */
    SortedMap<String, Edit> staged() {
        return edits.byPath();
    }

    /** What is staged: which paths, and what a save does to each. */
    public SortedMap<String, Change> edits() {
        return edits.changes();
    }

    /** The paths that were staged since this was asked last, those whose edit was taken back among them. */
    public Set<String> takeTouched() {
        return edits.takeTouched();
    }

    /** What is staged, by path, with the digests of the contents; each file is read as a stream. */
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

    /** The SHA-256 of the content of a file, in lower-case hexadecimal; empty where there is none. */
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

    /** Whether there is such a regular file. */
    public boolean exists(String path) {
        return edits.exists(DistributionPaths.require(path));
    }

    /**
     * The content of a file.
     *
     * @throws ProblemException where it is missing, damaged, encrypted, compressed by an unknown method, or larger than
     *     8 MiB
     */
    public byte[] read(String path) throws IOException {
        return read(path, Source.LARGEST);
    }

    /** The content of a database, as {@link #read} gives it, up to 256 MiB. */
    public byte[] readDatabase(String path) throws IOException {
        return read(path, LARGEST_DATABASE);
    }

    /** The content of a file as it was shipped, whatever is staged; empty where none was, or one too large to be read. */
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

    /** The content of a file as a stream, for large ones; the stream throws what {@link #read} does. */
    public InputStream open(String path) throws IOException {
        if (!exists(path)) {
            source.requireFree(path);
            throw new ProblemException(source.label(), path + " is missing.", CURE);
        }
        var staged = edits.write(path);
        return staged.isPresent() ? stream(staged.get()) : source.open(path);
    }

    /** Writes a file that exists to a place outside where there is none; shares its blocks where Java and the file system can. */
    public void copyTo(String path, Path target) throws IOException {
        var staged = edits.write(DistributionPaths.require(path));
        if (staged.isPresent()) {
            Files.write(target, staged.get().content(), StandardOpenOption.CREATE_NEW);
        } else {
            source.copyTo(path, target);
        }
    }

    /** How many bytes a file that exists has. */
    public long size(String path) throws IOException {
        var staged = edits.write(DistributionPaths.require(path));
        return staged.isPresent() ? staged.get().content().length : source.size(path);
    }

    /**
     * A SHA-256 that tells a file that exists from all others, in lower-case hexadecimal. That of a file in a zip is of
     * how it is packed there, which is faster: equal digests mean equal contents, different ones may too.
     */
    public String digest(String path) throws IOException {
        var staged = edits.write(DistributionPaths.require(path));
        return sha256(staged.isPresent() ? stream(staged.get()) : source.digested(path));
    }

    /**
     * The permission bits of a file, such as 0644, and those that have it run as its owner or group (04000, 02000); empty
     * where none are recorded, as in zips made on Windows.
     */
    public OptionalInt mode(String path) throws IOException {
        var staged = edits.write(path);
        if (staged.isPresent() && staged.get().mode().isPresent()) {
            return staged.get().mode();
        }
        return source.exists(path) ? source.mode(path) : OptionalInt.of(Mode.DEFAULT);
    }

    /** The folders of the source, the empty ones among them. */
    public Collection<String> folders() throws IOException {
        return source.folders();
    }

    /** The regular files. */
    public SortedSet<String> paths() throws IOException {
        return edits.paths();
    }

    /** The regular files whose paths begin so: {@code bin/}, or {@code repository/components/plugins/org.wso2.}. */
    public SortedSet<String> paths(String prefix) throws IOException {
        return paths().subSet(prefix, prefix + Character.MAX_VALUE);
    }

    /**
     * Stages a file. One that is there keeps its mode, a new one is readable for all. Staging the content that is there
     * already takes an edit back.
     *
     * @throws ProblemException where the path is a folder or a symbolic link, or lies under something else than a folder
     */
    public void write(String path, byte[] content) throws IOException {
        edits.write(path, content, OptionalInt.empty());
    }

    /** Stages a file that only these may read and write; else like {@link #write}. */
    public void writePrivate(String path, byte[] content, PrivateFiles readers) throws IOException {
        edits.write(path, content, OptionalInt.of(readers.mode()));
    }

    /** Stages that a file which exists can be run by everyone (0755); its content stays as it is. */
    public void makeRunnable(String path) throws IOException {
        edits.write(path, read(path), OptionalInt.of(Mode.RUNNABLE));
    }

    /** Stages the removal of a file; nothing happens where there is none. It throws what {@link #write} does. */
    public void delete(String path) {
        edits.delete(path);
    }
}
