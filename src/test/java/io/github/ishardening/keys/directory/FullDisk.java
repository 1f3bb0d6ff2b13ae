package io.github.ishardening.keys.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk that has room for so many bytes more, and says so as Linux does. */
public final class FullDisk extends SteppedDisk {

    private int free;

    public FullDisk(int free) {
        this.free = free;
    }

    @Override
    void step(Partial ifStopped) {
        // There is room for all but contents.
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        int fitting = Math.min(free, content.length);
        super.write(file, Arrays.copyOf(content, fitting));
        free -= fitting;
        if (fitting < content.length) {
            throw new IOException("No space left on device");
        }
    }
}
