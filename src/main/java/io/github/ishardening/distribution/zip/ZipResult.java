package io.github.ishardening.distribution.zip;

import io.github.ishardening.file.Disk;
import io.github.ishardening.file.Mode;
import io.github.ishardening.file.RunLock;
import io.github.ishardening.problem.IoFailure;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * The resulting zip, with its {@code .sha256} next to it in the format of {@code sha256sum}. Both are written
 * atomically; there is never a checksum next to a zip that it doesn't match.
 */
public final class ZipResult {

    private static final String CURE = "Make it writable or choose another output directory.";

    private static final Pattern WRITER =
            Pattern.compile("(?:sha256\\.)?[0-9]+(?:-[0-9]+){1,2}" + Pattern.quote(Disk.UNFINISHED));

    private final Path zip;
    private final Path checksum;
    private final Path unfinished;
    private final Path unfinishedChecksum;
    private final Disk disk;

    public ZipResult(Path target, Disk disk) {
        Path zip = target.toAbsolutePath().normalize();
        String name = zip.getFileName().toString();
        // Builds with the same result must not write to the same unfinished file.
        String writer = RunLock.name() + Thread.currentThread().getId();
        this.disk = disk;
        this.zip = zip;
        this.checksum = zip.resolveSibling(name + ".sha256");
        this.unfinished = zip.resolveSibling("." + name + "." + writer + Disk.UNFINISHED);
        this.unfinishedChecksum = zip.resolveSibling("." + name + ".sha256." + writer + Disk.UNFINISHED);
    }

    /** Checks that the result can be written and isn't the input itself. */
    public void prepare(Path input) throws IOException {
        Path folder = zip.getParent();
        try {
            disk.createFolders(folder);
        } catch (FileAlreadyExistsException | AccessDeniedException e) {
            throw new ProblemException(e.getFile(), "can't be used as a folder for the result.", CURE);
        }
        if (!disk.isWritable(folder)) {
            throw new ProblemException(folder.toString(), "can't be written to.", CURE);
        }
        if (Files.isDirectory(zip)) {
            throw new ProblemException(
                    zip.toString(), "is a folder, but the result must be written to a file of this name.", CURE);
        }
        if (Files.exists(zip) && Files.isSameFile(input, zip)) {
            throw new ProblemException(
                    zip.toString(),
                    "is the distribution itself, which must not be overwritten.",
                    "Choose another output directory.");
        }
    }

    /** Writes the output of {@code rewriter}, moves it into place, and returns its SHA-256 in hexadecimal. */
    public String write(ZipRewriter rewriter, UserLog progress) throws IOException {
        deleteLeftovers();
        try {
            String sha256 = writeUnfinished(rewriter, progress);
            disk.delete(checksum);
            disk.move(unfinished, zip);
            String line = sha256 + "  " + zip.getFileName() + "\n";
            disk.replace(checksum, unfinishedChecksum, line.getBytes(StandardCharsets.UTF_8), Mode.DEFAULT);
            return sha256;
        } finally {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(unfinishedChecksum);
        }
    }

    /** Deletes what killed builds left of this result, because each leftover is as large as a distribution. */
    private void deleteLeftovers() throws IOException {
        for (Path file : Disk.list(zip.getParent())) {
            if (isUnfinished(file.getFileName().toString())) {
                RunLock.ifLeft(file, () -> disk.delete(file));
            }
        }
    }

    private boolean isUnfinished(String name) {
        String prefix = "." + zip.getFileName() + ".";
        return name.startsWith(prefix)
                && WRITER.matcher(name.substring(prefix.length())).matches();
    }

    private String writeUnfinished(ZipRewriter rewriter, UserLog progress) throws IOException {
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                DigestingOutput out = new DigestingOutput(zip, file, disk)) {
            RunLock.hold(file);
            rewriter.writeTo(out, progress);
            String sha256 = out.finish();
            IoFailure.named(zip, () -> file.force(true));
            return sha256;
        }
    }
}
