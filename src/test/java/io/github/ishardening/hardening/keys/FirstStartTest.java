package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.keys.FirstStart;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.problem.ProblemException;
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
        assertThat(builds.run().firstStart().takes("a", "key_a")).isTrue();
        assertThat(lock()).contains("\nnew-server 2026-11-22\n");
    }

    @Test
    void keepsWhatIsDecidedForEveryLaterBuild() throws IOException {
        FirstStart first = builds.run().firstStart();
        assertThat(first.takes("b", "key_b")).isTrue();
        assertThat(first.takes("a", "key_a")).isTrue();
        keep(first);
        assertThat(lock()).contains("\nnew-server 2026-11-22 a,b\n");

        FirstStart later = builds.run().firstStart();
        assertThat(later.isOfNewServer()).isTrue();
        assertThat(later.takes("a", "key_a")).isTrue();
        assertThat(later.takes("c", "key_c")).isFalse();
        String before = lock();
        keep(later);
        assertThat(lock()).isEqualTo(before);
    }

    @Test
    void decidesNothingLaterIfItDecidedNothing() throws IOException {
        keep(builds.run().firstStart());

        assertThat(lock()).contains("\nnew-server 2026-11-22 -\n");
        assertThat(builds.run().firstStart().takes("a", "key_a")).isFalse();
    }

    @Test
    void isPastForAServerWithDataAndForKeysWithoutTheLine() throws IOException {
        builds.run();
        builds.data = StoredData.UNDER_ENCRYPTION_KEY;
        assertPast();
        builds.data = StoredData.NONE;
        assertThat(builds.run().firstStart().takes("a", "key_a")).isTrue();

        Files.writeString(folder.resolve("keys/keys.lock"), lock().replaceAll("new-server.*\n", ""));
        assertPast();
        assertThat(lock()).doesNotContain("new-server");
    }

    /** The server of lost keys, which are re-created one by one, has been started. */
    @Test
    void isPastForKeysThatAreRotatedIntoAnEmptyFolder() throws IOException {
        new KeyRotation(builds.request(), builds.surroundings(), Optional.empty(), false, false).rotate("ca");

        assertThat(lock()).contains("ca EC-P256").doesNotContain("new-server");
    }

    /** What can't be kept, the next build would decide otherwise. */
    @Test
    void isAnErrorInAFrozenDirectoryUntilItIsDecided() throws IOException {
        FirstStart first = builds.run().firstStart();
        builds.frozen = true;

        FirstStart frozen = builds.run().firstStart();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> keep(frozen))
                .withMessage(folder.resolve("keys/keys.lock")
                        + ": doesn't record the initial settings of the new server yet, and the keys directory is"
                        + " frozen. Run harden once"
                        + " without is-hardening.frozen where you keep the keys, and copy the result here.");
        assertThat(lock()).contains("\nnew-server 2026-11-22\n");

        builds.frozen = false;
        first.takes("a", "key_a");
        keep(first);
        builds.frozen = true;
        FirstStart decided = builds.run().firstStart();
        assertThat(decided.takes("a", "key_a")).isTrue();
        keep(decided);
    }

    /** After the first start the server has data, and it still needs what its data was begun with. */
    @Test
    void staysDecidedForTheServerThatHasDataSince() throws IOException {
        FirstStart first = builds.run().firstStart();
        first.takes("a", "key_a");
        keep(first);
        builds.data = StoredData.UNDER_ENCRYPTION_KEY;

        FirstStart later = builds.run().firstStart();
        assertThat(later.isOfNewServer()).isTrue();
        assertThat(later.takes("a", "key_a")).isTrue();
        assertThat(later.takes("b", "key_b")).isFalse();
    }

    @Test
    void leavesToTheFragmentWhatThatSets() throws IOException {
        FirstStart first = builds.run().firstStart();
        first.takes("a", "key_a");
        first.takes("b", "key_b");
        first.leave("key_a");
        keep(first);

        assertThat(lock()).contains("\nnew-server 2026-11-22 b\n");
    }

    @Test
    void isAnErrorWhereAControlThatItNamesIsExcluded() throws IOException {
        FirstStart first = builds.run().firstStart();
        first.takes("password-hashing", "key");
        keep(first);

        FirstStart later = builds.run().firstStart();
        later.requireControls(control -> true);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> later.requireControls(control -> !control.equals("password-hashing")))
                .withMessage("<controls><excludes>: excludes password-hashing, but according to keys.lock the server's"
                        + " data was created with it: without it, nobody could sign in. Remove it from the"
                        + " excludes, or, if no server has been started with these keys, from the line new-server in"
                        + " keys.lock.");
    }

    @Test
    void isAheadOfEveryThrowAwayBuild() throws IOException {
        builds.ephemeral = true;
        for (int build = 0; build < 2; build++) {
            FirstStart start = builds.run().firstStart();
            assertThat(start.takes("a", "key_a")).isTrue();
            keep(start);
        }
        assertThat(folder.resolve("keys/keys.lock")).doesNotExist();
    }

    private void assertPast() throws IOException {
        FirstStart past = builds.run().firstStart();
        assertThat(past.isOfNewServer()).isFalse();
        assertThat(past.takes("a", "key_a")).isFalse();
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
