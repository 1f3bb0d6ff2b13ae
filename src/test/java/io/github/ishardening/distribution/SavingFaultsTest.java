package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.zip.TestZip;
import io.github.ishardening.distribution.zip.ZipTools;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.FullDisk;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine does to a build that saves: whatever it is, nothing is half done. */
class SavingFaultsTest {

    private static final String TOML = "repository/conf/deployment.toml";
    private static final byte[] EDIT = "[server]\noffset = 1\n".repeat(50).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path zip;
    private Path result;

    @BeforeEach
    void place() throws IOException {
        zip = TestZip.identityServer().writeTo(folder.resolve("is.zip"));
        result = Files.createDirectory(folder.resolve("out")).resolve("hardened.zip");
    }

    @Test
    void leavesTheOldZipOrTheNewOneWhereTheDiskIsFull() throws IOException, InterruptedException {
        saveZip(new Disk());
        byte[] whole = Files.readAllBytes(result);
        long needed = whole.length + Files.size(checksum());
        for (long free = 0; free < needed; free += 97) {
            Files.writeString(result, "old");
            Disk disk = new FullDisk(free);

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> saveZip(disk))
                    .withMessage((free >= whole.length ? checksum() : result) + ": No space left on device");

            boolean isNew = free >= whole.length;
            assertThat(result).hasBinaryContent(isNew ? whole : "old".getBytes(StandardCharsets.UTF_8));
            assertThat(checksum().toFile().exists()).isEqualTo(!isNew);
            if (isNew) {
                saveZip(new Disk());
            }
        }
        saveZip(new FullDisk(needed));
        ZipTools.assertChecksum(result);
    }

    @Test
    void leavesADirectoryAsItWasWhereTheDiskIsFull() throws IOException {
        long needed = 6L * EDIT.length;
        int full = 0;
        SortedMap<String, String> hardened = null;
        for (long free = needed; free >= 0; free -= 101) {
            Path run = Files.createDirectory(folder.resolve("run" + free)).toRealPath();
            Path home = TestProduct.unpackedInto(run.resolve("wso2is-7.1.0"));
            SortedMap<String, String> stock = Tree.of(home);
            if (isFull(home, run.resolve("original"), new FullDisk(free))) {
                full++;
                assertThat(Tree.of(home)).isEqualTo(stock);
                assertThat(Tree.of(run).keySet()).noneMatch(file -> file.endsWith(Disk.UNFINISHED));
            }

            saveDirectory(home, run.resolve("original"), new Disk());

            hardened = hardened == null ? Tree.of(home) : hardened;
            assertThat(Tree.of(home)).isEqualTo(hardened);
        }
        assertThat(full).isGreaterThan(5);
    }

    private static boolean isFull(Path home, Path originals, Disk disk) throws IOException {
        try {
            saveDirectory(home, originals, disk);
            return false;
        } catch (IOException e) {
            assertThat(e)
                    .hasMessageStartingWith(home.getParent().toString())
                    .hasMessageEndingWith(": No space left on device");
            return true;
        }
    }

    @Test
    void refusesATargetThatIsReadOnly() throws IOException {
        Disk disk = new Disk() {
            @Override
            public boolean isWritable(Path file) {
                return false;
            }
        };

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> saveZip(disk))
                .withMessage(result.getParent()
                        + ": can't be written to. Make it writable or choose another output directory.");
        assertThat(result.getParent()).isEmptyDirectory();
    }

    @Test
    void leavesNothingWhereTheThreadIsInterrupted() {
        try {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(ClosedByInterruptException.class).isThrownBy(() -> saveZip(new Disk()));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(result.getParent()).isEmptyDirectory();
    }

    @Test
    void letsManyBuildsWriteTheSameZipAtOnce() throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> build = () -> {
                saveZip(new Disk());
                return null;
            };
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(build);
            }
            for (Future<Void> each : builds.invokeAll(all)) {
                each.get();
            }
        } finally {
            builds.shutdownNow();
        }
        ZipTools.assertSound(result);
        ZipTools.assertChecksum(result);
        assertThat(result.getParent()).isDirectoryContaining(result::equals);
    }

    private Path checksum() {
        return result.resolveSibling("hardened.zip.sha256");
    }

    private void saveZip(Disk disk) throws IOException {
        try (Distribution distribution = Distribution.open(zip, folder.resolve("original"), disk)) {
            distribution.write(TOML, EDIT);
            distribution.saveTo(result, null, UserLog.silent());
        }
    }

    private static void saveDirectory(Path home, Path originals, Disk disk) throws IOException {
        try (Distribution distribution = Distribution.open(home, originals, disk)) {
            distribution.write(TOML, EDIT);
            distribution.write("bin/new.txt", EDIT);
            distribution.delete("bin/wso2carbon-version.txt");
            distribution.save();
        }
    }
}
