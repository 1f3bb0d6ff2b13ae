package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.keys.FirstStart;
import io.github.ishardening.keys.StoredData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server takes at its first start only is decided once, by the first hardening of a new server. */
class FirstStartTest {

    @TempDir
    private Path folder;

    private KeyBuilds builds;

    @BeforeEach
    void usesAFolderWithoutKeys() {
        builds = new KeyBuilds(folder.resolve("keys"));
    }

    @Test
    void isAheadOfAServerWhoseKeysAreMadeNow() throws IOException {
        assertThat(builds.run().firstStart().isOfNewServer()).isTrue();
        assertThat(builds.run().firstStart().takes("a")).isTrue();
        assertThat(lock()).contains("\nnew-server 2026-11-22\n");
    }

    @Test
    void keepsWhatIsDecidedForEveryLaterBuild() throws IOException {
        FirstStart first = builds.run().firstStart();
        assertThat(first.takes("b")).isTrue();
        assertThat(first.takes("a")).isTrue();
        keep(first);
        assertThat(lock()).contains("\nnew-server 2026-11-22 a,b\n");

        FirstStart later = builds.run().firstStart();
        assertThat(later.isOfNewServer()).isTrue();
        assertThat(later.takes("a")).isTrue();
        assertThat(later.takes("c")).isFalse();
        String before = lock();
        keep(later);
        assertThat(lock()).isEqualTo(before);
    }

    @Test
    void decidesNothingLaterIfItDecidedNothing() throws IOException {
        keep(builds.run().firstStart());

        assertThat(lock()).contains("\nnew-server 2026-11-22 -\n");
        assertThat(builds.run().firstStart().takes("a")).isFalse();
    }

    @Test
    void isPastForAServerWithDataAndForKeysWithoutTheLine() throws IOException {
        builds.run();
        builds.data = StoredData.UNDER_ENCRYPTION_KEY;
        assertPast();
        builds.data = StoredData.NONE;
        assertThat(builds.run().firstStart().takes("a")).isTrue();

        Files.writeString(folder.resolve("keys/keys.lock"), lock().replaceAll("new-server.*\n", ""));
        assertPast();
        assertThat(lock()).doesNotContain("new-server");
    }

    /** The server of lost keys, which are made anew one by one, has been started. */
    @Test
    void isPastForKeysThatAreRotatedIntoAnEmptyFolder() throws IOException {
        new KeyRotation(builds.request(), builds.surroundings(), Optional.empty(), false).rotate("ca");

        assertThat(lock()).contains("ca EC-P256").doesNotContain("new-server");
    }

    /** What can't be kept, the next build would decide otherwise. */
    @Test
    void decidesNothingInAFrozenDirectory() throws IOException {
        builds.run();
        builds.frozen = true;

        FirstStart frozen = builds.run().firstStart();
        assertThat(frozen.isOfNewServer()).isTrue();
        assertThat(frozen.takes("a")).isFalse();
        keep(frozen);
        assertThat(lock()).contains("\nnew-server 2026-11-22\n");
    }

    @Test
    void isAheadOfEveryThrowAwayBuild() throws IOException {
        builds.ephemeral = true;
        for (int build = 0; build < 2; build++) {
            FirstStart start = builds.run().firstStart();
            assertThat(start.takes("a")).isTrue();
            keep(start);
        }
        assertThat(folder.resolve("keys/keys.lock")).doesNotExist();
    }

    private void assertPast() throws IOException {
        FirstStart past = builds.run().firstStart();
        assertThat(past.isOfNewServer()).isFalse();
        assertThat(past.takes("a")).isFalse();
    }

    private void keep(FirstStart start) throws IOException {
        var directory = builds.request().keys().directory();
        directory.exclusively(() -> {
            start.keep(directory);
            return null;
        });
    }

    private String lock() throws IOException {
        return Files.readString(folder.resolve("keys/keys.lock"));
    }
}
