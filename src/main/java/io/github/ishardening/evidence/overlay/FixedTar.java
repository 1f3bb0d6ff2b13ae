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

/** Writes a tar (POSIX, pax) in which nothing depends on who writes it, where and when. */
final class FixedTar extends TarArchiveOutputStream {

    private final FileOwner owner;
    private final FileTime time;

    /**
     * Writes to a stream.
     *
     * @param time when all that is in it was changed, to the second
     */
    FixedTar(OutputStream out, FileOwner owner, Instant time) {
        super(out, StandardCharsets.UTF_8.name());
        this.owner = owner;
        this.time = FileTime.from(time.truncatedTo(ChronoUnit.SECONDS));
        setLongFileMode(LONGFILE_POSIX);
        setBigNumberMode(BIGNUMBER_POSIX);
        setAddPaxHeadersForNonAsciiNames(true);
    }

    /** Begins an entry, be it one that the library adds for a long name, which would tell who runs the build. */
    @Override
    public void putArchiveEntry(TarArchiveEntry entry) throws IOException {
        entry.setIds(owner.user(), owner.group());
        entry.setNames(ServerImage.USER_NAME, owner.groupName());
        entry.setLastModifiedTime(time);
        super.putArchiveEntry(entry);
    }

    /** Writes a folder, whose name ends with a slash. */
    void folder(String name, int mode) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        putArchiveEntry(entry);
        closeArchiveEntry();
    }

    /** Writes a file of as many bytes as its content has. */
    void file(String name, int mode, long size, InputStream content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(size);
        putArchiveEntry(entry);
        content.transferTo(this);
        closeArchiveEntry();
    }
}
