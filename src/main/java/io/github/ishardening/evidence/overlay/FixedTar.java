package io.github.ishardening.evidence.overlay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a reproducible tar (POSIX, pax), which doesn't depend on user, machine or time. */
final class FixedTar extends TarArchiveOutputStream {

    private final FileOwner owner;
    private final FileTime time;

    /**
     * Writes to a stream.
     *
     * @param time the modification time of all entries, to the second
     */
    FixedTar(OutputStream out, FileOwner owner, Instant time) {
        super(out, StandardCharsets.UTF_8.name());
        this.owner = owner;
        this.time = FileTime.from(time.truncatedTo(ChronoUnit.SECONDS));
        setLongFileMode(LONGFILE_POSIX);
        setBigNumberMode(BIGNUMBER_POSIX);
        setAddPaxHeadersForNonAsciiNames(true);
    }

    /** Starts an entry, including those that the library adds for long names and that would reveal the build's user. */
    @Override
    public void putArchiveEntry(TarArchiveEntry entry) throws IOException {
        entry.setIds(owner.user(), owner.group());
        entry.setNames(ServerImage.USER_NAME, owner.groupName());
        entry.setLastModifiedTime(time);
        super.putArchiveEntry(entry);
    }

    /** Writes a folder; its name ends with a slash. */
    void folder(String name, int mode) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        putArchiveEntry(entry);
        closeArchiveEntry();
    }

    /** Writes a file; {@code size} is the number of bytes of its content. */
    void file(String name, int mode, long size, InputStream content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(size);
        putArchiveEntry(entry);
        content.transferTo(this);
        closeArchiveEntry();
    }
}
