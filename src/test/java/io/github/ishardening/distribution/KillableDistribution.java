package io.github.ishardening.distribution;

import io.github.ishardening.file.SteppedDisk;
import io.github.ishardening.oracle.KillPoint;
import io.github.ishardening.problem.IoRunnable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A distribution whose process is killed while it saves. */
public final class KillableDistribution {

    private KillableDistribution() {}

    /** Opens a zip or a directory to be edited. */
    public static Distribution open(Path location, Path originals, KillPoint kill) throws IOException {
        return Distribution.open(location, originals, new KilledDisk(kill));
    }

    private static final class KilledDisk extends SteppedDisk {

        /** A zip is written in hundreds of blocks; were each a point, hardly any other would be drawn. */
        private static final int BLOCKS_TO_A_POINT = 16;

        private final KillPoint kill;
        private int blocks;

        KilledDisk(KillPoint kill) {
            this.kill = kill;
        }

        @Override
        protected void step(IoRunnable half) throws IOException {
            kill.step(half);
        }

        @Override
        public void write(FileChannel file, ByteBuffer bytes) throws IOException {
            if (blocks++ % BLOCKS_TO_A_POINT == 0) {
                kill.step(() -> super.write(file, bytes.slice(0, bytes.limit() / 2)));
            }
            super.write(file, bytes);
        }
    }
}
