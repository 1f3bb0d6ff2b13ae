package io.github.ishardening.distribution;

import io.github.ishardening.file.Disk;
import io.github.ishardening.oracle.KillPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** A distribution whose process is killed while it saves. */
public final class KillableDistribution {

    private KillableDistribution() {}

    /** Opens a zip or a directory to be edited. */
    public static Distribution open(Path location, Path originals, KillPoint kill) throws IOException {
        return Distribution.open(location, originals, new KilledDisk(kill));
    }

    private static final class KilledDisk extends Disk {

        /** A zip is written in hundreds of blocks; were each a point, hardly any other would be drawn. */
        private static final int BLOCKS_TO_A_POINT = 16;

        private final KillPoint kill;
        private int blocks;

        KilledDisk(KillPoint kill) {
            this.kill = kill;
        }

        @Override
        public void createFolders(Path folder) throws IOException {
            kill.step(() -> {});
            super.createFolders(folder);
        }

        @Override
        public void create(Path file) throws IOException {
            kill.step(() -> {});
            super.create(file);
        }

        @Override
        public void fill(Path file, byte[] content, int mode) throws IOException {
            kill.step(() -> super.fill(file, Arrays.copyOf(content, content.length / 2), mode));
            super.fill(file, content, mode);
        }

        @Override
        public void write(FileChannel file, ByteBuffer bytes) throws IOException {
            if (blocks++ % BLOCKS_TO_A_POINT == 0) {
                kill.step(() -> super.write(file, bytes.slice(0, bytes.limit() / 2)));
            }
            super.write(file, bytes);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            kill.step(() -> {});
            super.move(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            kill.step(() -> {});
            super.delete(file);
        }
    }
}
