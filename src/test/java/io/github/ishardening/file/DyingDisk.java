package io.github.ishardening.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk whose process is killed before one of its operations, or in the midst of writing. */
public final class DyingDisk extends Disk {

    /** Stands for the kill; nothing catches it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private int left;

    /** Lets this many operations pass. */
    public DyingDisk(int operations) {
        this.left = operations;
    }

    private void live() {
        if (left == 0) {
            throw new Killed();
        }
        left--;
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        live();
        super.createFolders(folder);
    }

    @Override
    public void create(Path file) throws IOException {
        live();
        super.create(file);
    }

    @Override
    public void fill(Path file, byte[] content, int mode) throws IOException {
        if (left == 0) {
            super.fill(file, Arrays.copyOf(content, content.length / 2), mode);
        }
        live();
        super.fill(file, content, mode);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        live();
        super.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        live();
        super.delete(file);
    }
}
