package io.github.ishardening.keymanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.distribution.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedJvmTest {

    @TempDir
    private Path folder;

    /** What doesn't end. */
    static final class Sleeper {

        private Sleeper() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread.sleep(Duration.ofHours(1).toMillis());
        }
    }

    @Test
    void hasEndedWhenItsTimeIsOver() throws IOException {
        var before = ProcessHandle.current().children().toList();

        var ended = new LockedJvm(folder, Duration.ofMillis(200))
                .run(Sleeper.class, ChildJvm.origin(Sleeper.class), List.of(), List.of());

        assertThat(ended).isEmpty();
        assertThat(ProcessHandle.current().children()).isSubsetOf(before);
    }
}
