package io.github.ishardening.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.file.FolderLock;
import io.github.ishardening.file.TemporaryPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mapper's process ends with its goal, and leaves nothing. */
class MapperLifeTest {

    private static final int LONGER_THAN_A_COMMAND = 4 << 20;

    @TempDir
    private Path temporary;

    @Test
    void warmsUpNothingThatIsClosed() throws IOException, InterruptedException {
        var isStarted = new AtomicBoolean();
        var mapper = new ConfigMapper(coordinates -> {
            isStarted.set(true);
            return Kernels.mapperJar(coordinates);
        });
        Thread warmUp;
        synchronized (mapper) {
            mapper.warmUp();
            mapper.close();
            warmUp = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("config-mapper warm-up"))
                    .findAny()
                    .orElseThrow();
        }
        warmUp.join();

        assertThat(isStarted).isFalse();
    }

    @Test
    void leavesNoFolderWhereTheProcessCanNotStart() throws IOException {
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", temporary.toString());
        try {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> new MapperProcess(List.of(Path.of("j".repeat(LONGER_THAN_A_COMMAND)))));

            assertThat(TemporaryPlace.folder())
                    .isDirectoryNotContaining(
                            file -> !file.getFileName().toString().equals(FolderLock.FILE));
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }
}
