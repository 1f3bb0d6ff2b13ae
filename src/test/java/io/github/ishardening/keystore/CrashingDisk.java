package io.github.ishardening.keystore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk whose machine stops at some operation: a write is then half done, anything else not at all. */
final class CrashingDisk implements Disk {

    private final Disk real = new LocalDisk();
    private int left;

    /** Stops after so many operations. */
    CrashingDisk(int survived) {
        this.left = survived;
    }

    /** The machine has stopped. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        step();
        real.createFolder(folder);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        if (left == 0) {
            real.write(file, Arrays.copyOf(content, content.length / 2));
        }
        step();
        real.write(file, content);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        real.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        step();
        real.delete(path);
    }

    @Override
    public void sync(Path folder) throws IOException {
        step();
        real.sync(folder);
    }

    @Override
    public void restrict(Path path) throws IOException {
        step();
        real.restrict(path);
    }

    private void step() {
        if (left-- <= 0) {
            throw new Crash();
        }
    }
}
