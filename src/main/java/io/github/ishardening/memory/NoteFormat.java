package io.github.ishardening.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The file format of a note: each part preceded by its length, then the CRC-32 of the note's name and everything
 * before. Not compressed, because notes are read more often than written.
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

    /** The parts; empty if the file is incomplete, has another name or isn't a note. */
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

    /** The checksum of everything before the buffer's position. */
    private static int checksum(String name, ByteBuffer file) {
        var crc = new CRC32();
        crc.update(name.getBytes(UTF_8));
        crc.update(file.array(), 0, file.position());
        return (int) crc.getValue();
    }
}
