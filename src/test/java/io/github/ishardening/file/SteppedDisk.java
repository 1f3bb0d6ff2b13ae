package io.github.ishardening.file;

import io.github.ishardening.problem.IoRunnable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The real disk, with a say before each operation. */
public abstract class SteppedDisk extends Disk {

    /** Is called before each operation; {@code half} is what has happened of it if this doesn't return. */
    protected abstract void step(IoRunnable half) throws IOException;

    @Override
    public final void createFolders(Path folder) throws IOException {
        step(() -> {});
        super.createFolders(folder);
    }

    @Override
    public final void createPrivateFolder(Path folder) throws IOException {
        step(() -> {});
        super.createPrivateFolder(folder);
    }

    @Override
    public final void create(Path file, int mode) throws IOException {
        step(() -> {});
        super.create(file, mode);
    }

    @Override
    public final void fill(Path file, byte[] content) throws IOException {
        step(() -> super.fill(file, Arrays.copyOf(content, content.length / 2)));
        super.fill(file, content);
    }

    @Override
    public final void move(Path from, Path to) throws IOException {
        step(() -> {});
        super.move(from, to);
    }

    @Override
    public final void delete(Path path) throws IOException {
        step(() -> {});
        super.delete(path);
    }

    @Override
    public final void sync(Path folder) throws IOException {
        step(() -> {});
        super.sync(folder);
    }

    @Override
    public final void restrict(Path path) throws IOException {
        step(() -> {});
        super.restrict(path);
    }
}
