package io.github.ishardening.distribution;

import io.github.ishardening.distribution.source.Edit;
import io.github.ishardening.distribution.zip.DigestingOutput;
import io.github.ishardening.distribution.zip.ZipRewriter;
import io.github.ishardening.distribution.zip.ZipSource;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.ScratchFolder;
import io.github.ishardening.problem.IoFailure;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A web application or other archive inside a distribution, whose entries can be read and replaced. Entries that aren't
 * replaced keep their bytes, header and position.
 *
 * @param folder a temporary folder with a copy of the archive
 * @param source the copy
 */
public record PackedApplication(ScratchFolder folder, ZipSource source) implements Closeable {

    /** In bytes; the portals of stock distributions are less than a tenth of that. */
    static final long LARGEST = 256L << 20;

    /**
     * Opens a {@code .war} or {@code .jar}, as a copy in a private temporary folder that is deleted on close.
     *
     * @param path its path in the distribution
     * @throws ProblemException if it is damaged or larger than 256 MiB, or an entry would be unpacked elsewhere
     */
    public static PackedApplication open(Distribution distribution, String path) throws IOException {
        if (distribution.size(path) > LARGEST) {
            throw new ProblemException(
                    path,
                    "is larger than 256 MiB, the limit for packed applications whose files have to be read.",
                    "Restore it from the stock distribution, or deploy it unpacked.");
        }
        ScratchFolder folder = ScratchFolder.create();
        Path war = folder.path().resolve(path.substring(path.lastIndexOf('/') + 1));
        try (InputStream content = distribution.open(path)) {
            IoFailure.named(war, () -> Files.copy(content, war));
            return new PackedApplication(folder, ZipSource.openFlat(war));
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The paths of its files. */
    public SortedSet<String> paths() {
        return source.paths();
    }

    /** The content of one of its files. */
    public byte[] read(String path) throws IOException {
        return source.read(path);
    }

    /**
     * The archive with the contents of some files replaced. These get the date of its newest entry, so that the same
     * contents result in the same bytes.
     *
     * @param contents the new contents, by the paths of existing files
     */
    public byte[] with(Map<String, byte[]> contents) throws IOException {
        SortedMap<String, Edit> edits = new TreeMap<>();
        contents.forEach((path, content) -> {
            if (!source.exists(path)) {
                throw new IllegalArgumentException(path);
            }
            edits.put(path, new Edit.Write(content, OptionalInt.empty()));
        });
        Path edited = folder.path().resolve("edited");
        try (var channel = FileChannel.open(
                        edited,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                var out = new DigestingOutput(edited, channel, new Disk())) {
            new ZipRewriter(source, edits, null).writeTo(out, UserLog.silent());
            out.finish();
        }
        return Files.readAllBytes(edited);
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            source.close();
        }
    }
}
