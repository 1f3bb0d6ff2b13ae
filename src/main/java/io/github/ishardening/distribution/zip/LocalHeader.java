package io.github.ishardening.distribution.zip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** The header before an entry's data (APPNOTE.TXT 4.3.7). */
final class LocalHeader {

    static final int SIGNATURE = 0x04034b50;
    static final int FIXED_LENGTH = 30;

    private LocalHeader() {}

    /** Whether the offset is that of a header of an entry with this name. */
    static boolean isAt(FileChannel channel, long offset, byte[] name) throws IOException {
        try {
            ByteBuffer header = ZipBytes.read(channel, offset, FIXED_LENGTH + name.length);
            return header.getInt(0) == SIGNATURE
                    && ZipBytes.unsignedShort(header, 26) == name.length
                    && Arrays.equals(header.array(), FIXED_LENGTH, header.limit(), name, 0, name.length);
        } catch (EOFException e) {
            return false;
        }
    }

    /** The length of the header with name and extra fields. */
    static int length(FileChannel channel, long offset) throws IOException {
        ByteBuffer header = ZipBytes.read(channel, offset, FIXED_LENGTH);
        return FIXED_LENGTH + ZipBytes.unsignedShort(header, 26) + ZipBytes.unsignedShort(header, 28);
    }
}
