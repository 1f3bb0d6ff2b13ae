package io.github.ishardening.distribution.zip;

import io.github.ishardening.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The content of a zip entry, checked for CRC and size at its end, because the library checks neither. */
final class VerifiedStream extends InputStream {

    private final InputStream in;
    private final CRC32 crc = new CRC32();
    private final ZipArchiveEntry entry;
    private final String where;
    private long count;

    VerifiedStream(InputStream in, ZipArchiveEntry entry, String where) {
        this.in = in;
        this.entry = entry;
        this.where = where;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = readSound(buffer, offset, length);
        if (read > 0) {
            crc.update(buffer, offset, read);
            count += read;
            if (count > entry.getSize()) {
                // An entry larger than its declared size may be endless.
                throw damaged(where);
            }
        } else if (read < 0 && (crc.getValue() != entry.getCrc() || count != entry.getSize())) {
            throw damaged(where);
        }
        return read;
    }

    private int readSound(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (ZipException | EOFException e) {
            throw damaged(where);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The exception for content that doesn't match the zip's declarations. */
    static ProblemException damaged(String where) {
        return new ProblemException(where, "is damaged.", "Download the distribution again.");
    }
}
