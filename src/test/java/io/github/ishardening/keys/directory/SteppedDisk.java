package io.github.ishardening.keys.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The real disk, with a say before each operation. */
abstract class SteppedDisk implements Disk {

    private final Disk real = new LocalDisk();

    /** Is called before each operation; {@code ifStopped} is what has happened of it if it doesn't return. */
    abstract void step(Partial ifStopped) throws IOException;

    /** The half of an operation. */
    interface Partial {
        void run(Disk real) throws IOException;
    }

    Disk real() {
        return real;
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        step(disk -> {});
        real.createFolder(folder);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        step(disk -> disk.write(file, Arrays.copyOf(content, content.length / 2)));
        real.write(file, content);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step(disk -> {});
        real.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        step(disk -> {});
        real.delete(path);
    }

    @Override
    public void sync(Path folder) throws IOException {
        step(disk -> {});
        real.sync(folder);
    }

    @Override
    public void restrict(Path path) throws IOException {
        step(disk -> {});
        real.restrict(path);
    }
}
