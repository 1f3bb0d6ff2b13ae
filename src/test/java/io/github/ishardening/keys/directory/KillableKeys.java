package io.github.ishardening.keys.directory;

import io.github.ishardening.file.SteppedDisk;
import io.github.ishardening.oracle.KillPoint;
import io.github.ishardening.problem.IoRunnable;
import java.io.IOException;
import java.nio.file.Path;

/** A keys directory whose process is killed. */
public final class KillableKeys {

    private KillableKeys() {}

    /** The directory at this path, which nobody froze. */
    public static KeysDirectory at(Path folder, KillPoint kill) {
        return new KeysDirectory(folder, false, new SteppedDisk() {
            @Override
            protected void step(IoRunnable half) throws IOException {
                kill.step(half);
            }
        });
    }
}
