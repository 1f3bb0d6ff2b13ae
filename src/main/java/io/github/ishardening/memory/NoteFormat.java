package io.github.ishardening.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How a note is in its file: each part behind its length, and at the end the CRC-32 over the note's name and all
 * before. Not compressed, as it is read more often than written.
 */
final class NoteFormat {

    private NoteFormat() {}

    static byte[] bytes(String name, List<byte[]> parts) {
        int size = Integer.BYTES;
        for (byte[] part : parts) {
            size += Integer.BYTES + part.length;
        }
        var file = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            file.putInt(part.length).put(part);
        }
        return file.putInt(checksum(name, file)).array();
    }

    /** The parts; empty if the file isn't whole, is of another name or no note. */
    static Optional<List<byte[]>> parts(String name, byte[] content) {
        int end = content.length - Integer.BYTES;
        if (end < 0) {
            return Optional.empty();
        }
        var file = ByteBuffer.wrap(content);
        if (file.getInt(end) != checksum(name, file.position(end))) {
            return Optional.empty();
        }
        file.flip();
        var parts = new ArrayList<byte[]>();
        while (file.remaining() >= Integer.BYTES) {
            int length = file.getInt();
            if (length < 0 || length > file.remaining()) {
                return Optional.empty();
            }
            byte[] part = new byte[length];
            file.get(part);
            parts.add(part);
        }
        return file.hasRemaining() ? Optional.empty() : Optional.of(parts);
    }

    /** Over what lies before the position of a file. */
    private static int checksum(String name, ByteBuffer file) {
        var crc = new CRC32();
        crc.update(name.getBytes(UTF_8));
        crc.update(file.array(), 0, file.position());
        return (int) crc.getValue();
    }
}
