package io.github.ishardening.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.Tree;
import io.github.ishardening.oracle.Fifo;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class FolderLockTest {

    @TempDir
    private Path temporary;

    private Path folder;
    private Path file;
    private Path victim;

    @BeforeEach
    void place() throws IOException {
        folder = Files.createDirectory(temporary.resolve("folder"));
        file = folder.resolve(FolderLock.FILE);
        victim = Files.writeString(temporary.resolve("victim"), "precious");
    }

    @Test
    void writesNothingThroughALink() throws IOException {
        Files.createSymbolicLink(file, victim);

        assertRefused();
        share();

        assertThat(victim).hasContent("precious");
    }

    @Test
    void makesNothingThroughALinkThatDangles() throws IOException {
        Files.delete(victim);
        Files.createSymbolicLink(file, victim);

        assertRefused();
        share();

        assertThat(Files.exists(victim, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void neitherHangsAtAPipeNorTakesAFolder() throws IOException, InterruptedException {
        Fifo.at(file);
        assertRefused();
        share();

        Files.delete(file);
        Files.createDirectory(file);
        assertRefused();
        share();
    }

    @Test
    void leavesAFileOfThisNameAsItIs() throws IOException {
        Files.writeString(file, "somebody's");

        FolderLock.exclusive(folder, "").locked(UserLog.silent(), () -> null);

        assertThat(file).hasContent("somebody's");
    }

    @Test
    void keepsOthersOutUntilItEnds() throws IOException {
        FolderLock.exclusive(folder, "").locked(UserLog.silent(), () -> {
            assertThat(OtherBuild.isFreeForOthers(folder)).isFalse();
            return null;
        });
        assertThat(OtherBuild.isFreeForOthers(folder)).isTrue();
    }

    @Test
    void isTheSameByWhateverLinkTheFolderIsReached() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);

        FolderLock.exclusive(folder, "").locked(UserLog.silent(), () -> {
            assertThat(FolderLock.exclusive(link, "").isHeld()).isTrue();
            return null;
        });
        FolderLock.outside(link).locked(UserLog.silent(), () -> {
            assertThat(FolderLock.outside(folder).isHeld()).isTrue();
            return null;
        });
        assertThat(Tree.of(folder)).containsOnlyKeys(FolderLock.FILE);
    }

    private void assertRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> FolderLock.exclusive(folder, "").locked(UserLog.silent(), () -> null))
                .withMessage(file + ": is not a regular file. Delete it.");
    }

    /** Whoever only reads needs no lock where nobody has ever written. */
    private void share() throws IOException {
        assertThat(FolderLock.shared(folder).<String>locked(UserLog.silent(), () -> "read"))
                .isEqualTo("read");
    }
}
