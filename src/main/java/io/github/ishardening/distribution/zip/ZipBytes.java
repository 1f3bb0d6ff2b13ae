package io.github.ishardening.distribution.zip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Little-endian bytes, like all numbers in a zip (APPNOTE.TXT 4.4.1.1). */
final class ZipBytes {

    /** The value of a 32-bit field whose number is in the Zip64 extra field. */
    static final long IN_ZIP64 = 0xFFFF_FFFFL;

    /** The same for a 16-bit field. */
    static final int COUNT_IN_ZIP64 = 0xFFFF;

    private ZipBytes() {}

    static ByteBuffer allocate(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A new buffer with these bytes. */
    static ByteBuffer copy(byte[] bytes, int offset, int length) {
        return allocate(length).put(bytes, offset, length).flip();
    }

    /** Reads the next bytes of a buffer; {@link EOFException} if there are fewer. */
    static byte[] take(ByteBuffer buffer, int length) throws EOFException {
        if (buffer.remaining() < length) {
            throw new EOFException();
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    /** Reads exactly {@code length} bytes at a position; {@link EOFException} if there are fewer. */
    static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        if (position < 0 || length < 0 || position > channel.size() - length) {
            throw new EOFException();
        }
        ByteBuffer buffer = allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    static int unsignedShort(ByteBuffer buffer, int index) {
        return Short.toUnsignedInt(buffer.getShort(index));
    }

    static long unsignedInt(ByteBuffer buffer, int index) {
        return Integer.toUnsignedLong(buffer.getInt(index));
    }
}
