package io.github.ishardening.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A disk that has room for so many bytes more, and says so as Linux does. */
public final class FullDisk extends Disk {

    private long free;

    public FullDisk(long free) {
        this.free = free;
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes) throws IOException {
        int fitting = (int) Math.min(free, bytes.remaining());
        ByteBuffer rest = bytes.slice(bytes.position() + fitting, bytes.remaining() - fitting);
        free -= fitting;
        super.write(file, bytes.limit(bytes.position() + fitting));
        if (rest.hasRemaining()) {
            throw new IOException("No space left on device");
        }
    }
}
