package io.github.ishardening.keys.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.file.CrashingDisk;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.FullDisk;
import io.github.ishardening.keys.Programs;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysDirectoryTest {

    private static final Map<String, byte[]> OLD = files("old");
    private static final Map<String, byte[]> NEW = files("new");

    @TempDir
    Path temporary;

    @Test
    void letsNobodyButTheOwnerIn() throws Exception {
        Path folder = temporary.resolve("project/keys");
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path loose = Files.writeString(folder.resolve("tls.p12"), "loose");
        Files.setPosixFilePermissions(loose, PosixFilePermissions.fromString("rw-r--r--"));

        write(new Disk(), folder, OLD);

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("certificates"))).isEqualTo("rwx------");
        assertThat(mode(loose)).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("ca.p12"))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("certificates/ca.pem"))).isEqualTo("rw-------");
    }

    @Test
    void keepsPrivateFilesOutOfGit() throws Exception {
        assertThat(Programs.run("git", "-C", temporary.toString(), "init", "-q").exitCode())
                .isZero();
        write(
                new Disk(),
                temporary.resolve("keys"),
                Map.of(
                        "keys.lock", bytes("lock"),
                        "tls.p12", bytes("key"),
                        "secrets.properties", bytes("secret"),
                        "former/tls-01234567.p12", bytes("key"),
                        "certificates/tls.pem", bytes("certificate")));

        assertThat(Programs.run("git", "-C", temporary.toString(), "status", "--porcelain", "-uall")
                        .output()
                        .lines())
                .containsExactly("?? keys/.gitignore", "?? keys/certificates/tls.pem", "?? keys/keys.lock");
    }

    @Test
    void leavesTheUsersOwnGitIgnoreAlone() throws Exception {
        Files.writeString(temporary.resolve(".gitignore"), "*\n");
        write(new Disk(), temporary, OLD);
        assertThat(temporary.resolve(".gitignore")).hasContent("*\n");
    }

    @Test
    void leavesAllOldOrAllNewWhereverItIsStopped() throws Exception {
        boolean finished = false;
        int news = 0;
        int survived = 0;
        for (; !finished; survived++) {
            Path folder = temporary.resolve("stopped-" + survived);
            write(new Disk(), folder, OLD);
            finished = survives(folder, survived);
            news += requireOldOrNew(folder) ? 1 : 0;
        }
        // Both outcomes were seen, and the test has gone through every operation.
        assertThat(news).isBetween(2, survived - 2);
    }

    @Test
    void leavesAllOldAndNothingHalfWhereTheDiskIsFull() throws Exception {
        write(new Disk(), temporary, OLD);
        int needed = NEW.values().stream().mapToInt(content -> content.length).sum();
        for (int free = 0; free < needed; free++) {
            Disk disk = new FullDisk(free);

            assertThatThrownBy(() -> write(disk, temporary, NEW))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageMatching(Pattern.quote(temporary.toString())
                            + "/(ca.p12|tls.p12|certificates/ca.pem): No space left on device");

            assertThat(temporary.resolve(".staged")).doesNotExist();
            assertThat(requireOldOrNew(temporary)).isFalse();
        }
        write(new FullDisk(needed), temporary, NEW);
        assertThat(requireOldOrNew(temporary)).isTrue();
    }

    @Test
    void recoversAlsoFromAStopInTheRecovery() throws Exception {
        int enough = 100;
        for (int survived = 0; survived < enough; survived++) {
            Path folder = temporary.resolve("stopped-" + survived);
            write(new Disk(), folder, OLD);
            if (survives(folder, survived)) {
                break;
            }
            // Ever later in the recovery, until one is through.
            int again = 0;
            while (!opens(folder, again)) {
                again++;
            }
            requireOldOrNew(folder);
        }
        assertThat(temporary.resolve("stopped-" + enough)).doesNotExist();
    }

    @Test
    void seesAnUnfinishedCommitWithoutTouchingItWhenFrozen() throws Exception {
        write(new Disk(), temporary, OLD);
        Path committed = temporary.resolve(".committed/certificates");
        Files.createDirectories(committed);
        Files.write(committed.resolve("ca.pem"), bytes("new"));
        var directory = KeysDirectory.at(temporary, true);

        directory.exclusively(() -> {
            assertThat(directory.read("certificates/ca.pem")).contains(bytes("new"));
            assertThat(directory.read("ca.p12")).contains(bytes("old"));
            assertThat(directory.readAll("certificates"))
                    .containsExactly(Map.entry("certificates/ca.pem", bytes("new")));
            return null;
        });
        assertThat(committed.resolve("ca.pem")).exists();
    }

    @Test
    void writesNothingWhenFrozen() throws Exception {
        write(new Disk(), temporary, OLD);
        var directory = KeysDirectory.at(temporary, true);

        directory.exclusively(() -> {
            directory.write(OLD);
            return null;
        });
        assertThatThrownBy(() -> directory.exclusively(() -> {
                    directory.write(Map.of("ca.p12", bytes("new")));
                    return null;
                }))
                .isInstanceOf(ProblemException.class)
                .hasMessage(temporary.resolve("ca.p12")
                        + ": would be written, but the keys directory is frozen. Run generate-keystores without"
                        + " is-hardening.frozen where you keep the keys, and copy the result here.");
        assertThat(temporary.resolve("ca.p12")).hasContent("old");
    }

    @Test
    void noticesWhatOthersChangeBetweenOneWorkAndTheNext() throws Exception {
        var directory = KeysDirectory.at(temporary, false);
        for (Map<String, byte[]> files : List.of(OLD, NEW)) {
            directory.exclusively(() -> {
                directory.write(files);
                return null;
            });
        }
        assertThat(directory.isDisturbed()).isFalse();

        byte[] before = directory.fingerprint();
        write(new Disk(), temporary, OLD);
        assertThat(directory.fingerprint()).isNotEqualTo(before);
        assertThat(directory.isDisturbed()).isTrue();
    }

    @Test
    void refusesAFileInItsPlace() throws Exception {
        Path file = Files.writeString(temporary.resolve("keys"), "");
        assertThatThrownBy(() -> KeysDirectory.at(file, false).exclusively(() -> null))
                .isInstanceOf(ProblemException.class)
                .hasMessage(file + ": is a file. Specify a folder as is-hardening.keysDirectory.");
    }

    @Test
    void refusesAccessWithoutTheLock() {
        var directory = KeysDirectory.at(temporary, false);
        assertThatThrownBy(() -> directory.read("ca.p12"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The keys directory is read and written inside exclusively() only");
    }

    private static boolean survives(Path folder, int operations) throws IOException {
        try {
            write(new CrashingDisk(operations), folder, NEW);
            return true;
        } catch (CrashingDisk.Crash e) {
            return false;
        }
    }

    private static boolean opens(Path folder, int operations) throws IOException {
        try {
            return new KeysDirectory(folder, false, new CrashingDisk(operations)).exclusively(() -> true);
        } catch (CrashingDisk.Crash e) {
            return false;
        }
    }

    /** Whether they are new. */
    private static boolean requireOldOrNew(Path folder) throws IOException {
        KeysDirectory.at(folder, false).exclusively(() -> null);
        assertThat(folder.resolve(".staged")).doesNotExist();
        assertThat(folder.resolve(".committed")).doesNotExist();
        String content = Files.readString(folder.resolve("ca.p12"));
        assertThat(content).isIn("old", "new");
        for (String name : OLD.keySet()) {
            assertThat(folder.resolve(name)).hasContent(content);
        }
        return content.equals("new");
    }

    private static void write(Disk disk, Path folder, Map<String, byte[]> files) throws IOException {
        var directory = new KeysDirectory(folder, false, disk);
        directory.exclusively(() -> {
            directory.write(files);
            return null;
        });
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Map<String, byte[]> files(String content) {
        return Map.of("ca.p12", bytes(content), "tls.p12", bytes(content), "certificates/ca.pem", bytes(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
