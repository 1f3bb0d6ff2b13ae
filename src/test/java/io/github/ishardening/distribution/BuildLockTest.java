package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.zip.TestZip;
import io.github.ishardening.file.FolderLock;
import io.github.ishardening.file.OtherBuild;
import io.github.ishardening.oracle.JavaProcess;
import io.github.ishardening.problem.IoRunnable;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Builds at the same time. */
class BuildLockTest {

    @TempDir
    private Path folder;

    private Path output;
    private Path home;
    private Path zip;

    @BeforeEach
    void place() throws IOException {
        output = folder.resolve("target/is-hardening");
        home = TestProduct.unpackedInto(folder.toRealPath().resolve("wso2is-7.1.0"));
        zip = TestZip.identityServer().writeTo(folder.resolve("is.zip"));
    }

    @Test
    void waitForAnotherProcessWithTheSameOutput() throws Exception {
        Files.createDirectories(output);
        try (var other = OtherBuild.in(output)) {
            assertThat(waitingFor(other, zip)).containsExactly("Waiting for another build in " + output);
        }
        assertThat(Tree.of(output)).containsOnlyKeys(FolderLock.FILE);
    }

    @Test
    void waitForAnotherProcessOnTheSameDirectoryWhateverItsOutput() throws Exception {
        var before = Tree.of(home);
        try (var other = OtherBuild.on(home)) {
            assertThat(waitingFor(other, home)).containsExactly("Waiting for another build in " + home);
        }
        assertThat(Tree.of(home)).isEqualTo(before);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void areRefusedWhereTheOutputCannotBeCreated() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new BuildLock(Path.of("/proc/foo/is-hardening"), UserLog.silent()).lock(() -> {}))
                .withMessage("<outputDirectory>: /proc/foo/is-hardening can't be created. Specify a writable folder.");
    }

    @Test
    void areNotHeldUpByOneThatWasKilled() throws Exception {
        var before = Tree.of(home);
        Files.createDirectories(output);
        try (var killed = OtherBuild.on(home);
                var killedToo = OtherBuild.in(output)) {
            killed.kill();
            killedToo.kill();
        }

        build(
                output,
                home,
                () -> assertThat(Distribution.open(home).paths())
                        .containsExactlyInAnyOrderElementsOf(TestProduct.IDENTITY_SERVER.keySet()));

        assertThat(Tree.of(home)).isEqualTo(before);
    }

    @Test
    void doNotWaitForThoseWithOtherOutputs() throws IOException {
        build(
                output,
                zip,
                () -> inAnotherThread(() -> {
                    build(
                            folder.resolve("other/target/is-hardening"),
                            zip,
                            () -> assertThat(output).isNotEmptyDirectory());
                    return null;
                }));
    }

    @Test
    void goOneAfterTheOtherInThreadsAndProcesses() throws Exception {
        List<JavaProcess> others = List.of(OtherBuild.counting(folder), OtherBuild.counting(folder));
        inAnotherThread(() -> {
            OtherBuild.count(folder);
            return null;
        });
        for (JavaProcess other : others) {
            assertThat(other.end()).isZero();
        }
        assertThat(folder.resolve("count")).hasContent(Integer.toString(3 * OtherBuild.COUNTS));
    }

    @Test
    void leaveNothingInTheDirectoryWhereTheyFail() throws IOException {
        var before = Tree.of(home);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> build(output, home, () -> {
                    throw new IOException("No space left on device");
                }))
                .withMessage("No space left on device");

        assertThat(Tree.of(home)).isEqualTo(before);
        assertThat(Tree.of(output)).containsOnlyKeys(FolderLock.FILE);
    }

    @Test
    void haveNoOutputInsideTheDistribution() throws IOException {
        var before = Tree.of(home);
        Path inside = home.resolve("target/is-hardening");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> build(inside, home, () -> {}))
                .withMessage(inside + ": is inside the distribution. Choose another output directory.");

        assertThat(Tree.of(home)).isEqualTo(before);
        assertThat(home.resolve("target")).doesNotExist();
    }

    /** What is said by a build that finds another at work, which ends when the waiting begins. */
    private List<String> waitingFor(JavaProcess other, Path distribution) throws IOException {
        List<String> said = new ArrayList<>();
        new BuildLock(output, new UserLog() {
                    @Override
                    public void info(String message) {
                        said.add(message);
                        inAnotherThread(() -> {
                            other.goOn();
                            return null;
                        });
                    }

                    @Override
                    public void warn(String message) {
                        throw new AssertionError(message);
                    }
                })
                .lock(distribution, () -> assertThat(said).hasSize(1));
        return said;
    }

    private static void build(Path output, Path distribution, IoRunnable work) throws IOException {
        BuildLock lock = new BuildLock(output, UserLog.silent());
        lock.lock(distribution, () -> lock.lock(distribution, work));
    }

    private static void inAnotherThread(Callable<Void> work) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Void> done = thread.submit(work);
            done.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            thread.shutdownNow();
        }
    }
}
