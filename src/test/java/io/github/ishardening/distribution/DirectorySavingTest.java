package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.file.CrashingDisk;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySavingTest {

    private static final String TOML = "repository/conf/deployment.toml";
    private static final String SCRIPT = "bin/wso2server.sh";
    private static final String STOCK = "repository/resources/security/wso2carbon.p12";
    private static final String TLS = "repository/resources/new/tls.p12";

    private interface Edits {
        void stage(Distribution distribution) throws IOException;
    }

    @TempDir
    private Path folder;

    private Path directory;
    private Path originals;
    private SortedMap<String, String> stock;

    @BeforeEach
    void unpack() throws IOException {
        Path real = folder.toRealPath();
        directory = TestProduct.unpackedInto(real.resolve("wso2is-7.1.0"));
        originals = real.resolve("target/is-hardening/original");
        stock = Tree.of(directory);
    }

    private static void harden(Distribution distribution) throws IOException {
        distribution.write(TOML, bytes("hardened"));
        distribution.write(SCRIPT, bytes("hardened"));
        distribution.delete(STOCK);
        distribution.writePrivate(TLS, bytes("tls"), PrivateFiles.OWNER);
    }

    private static void hardenLess(Distribution distribution) throws IOException {
        distribution.write(TOML, bytes("hardened less"));
        distribution.writePrivate("bin/version.txt", distribution.read("bin/version.txt"), PrivateFiles.OWNER);
    }

    private static void leave(Distribution distribution) {
        assertThat(distribution.edits()).isEmpty();
    }

    private SortedMap<String, String> hardened() {
        SortedMap<String, String> tree = new TreeMap<>(stock);
        tree.put(TOML, "644 hardened");
        tree.put(SCRIPT, "755 hardened");
        tree.remove(STOCK);
        tree.put(TLS, "600 tls");
        return tree;
    }

    private SortedMap<String, String> hardenedLess() {
        SortedMap<String, String> tree = new TreeMap<>(stock);
        tree.put(TOML, "644 hardened less");
        tree.put("bin/version.txt", "600 WSO2 Identity Server v7.1.0\n");
        return tree;
    }

    @Test
    void putsTheEditsInPlaceAndKeepsTheOriginals() throws IOException {
        save(DirectorySavingTest::harden);

        assertThat(Tree.of(directory)).isEqualTo(hardened());
        assertThat(Tree.of(originals.resolve("files")))
                .containsOnlyKeys(TOML, SCRIPT, STOCK)
                .allSatisfy((path, file) -> assertThat(file).isEqualTo(stock.get(path)));
    }

    @Test
    void startsEveryRunFromTheOriginals() throws IOException {
        save(DirectorySavingTest::harden);

        try (Distribution again = open()) {
            assertThat(again.hasOriginals()).isTrue();
            assertThat(again.paths()).isEqualTo(stock.keySet());
            assertThat(again.read(TOML)).isEqualTo(bytes("[server]\n"));
            assertThat(again.exists(STOCK)).isTrue();
            assertThat(again.exists(TLS)).isFalse();
        }
    }

    @Test
    void showsTheEditedDirectoryWhereItIsOpenedToBeRead() throws IOException {
        save(DirectorySavingTest::harden);

        try (Distribution result = Distribution.open(directory)) {
            assertThat(result.hasOriginals()).isFalse();
            assertThat(result.paths()).isEqualTo(hardened().keySet());
            assertThat(result.mode(TLS)).hasValue(0600);
        }
    }

    @Test
    void writesNothingInASecondRun() throws IOException {
        save(DirectorySavingTest::harden);
        var before = Tree.times(folder);

        save(DirectorySavingTest::harden);

        assertThat(Tree.times(folder)).isEqualTo(before);
    }

    @Test
    void takesOutWhatALaterRunDoesWithout() throws IOException {
        save(DirectorySavingTest::harden);
        save(DirectorySavingTest::hardenLess);
        assertThat(Tree.of(directory)).isEqualTo(hardenedLess());

        save(DirectorySavingTest::leave);
        assertThat(Tree.of(directory)).isEqualTo(stock);
    }

    @Test
    void putsAFileBackThatSomeoneChangedAfterwards() throws IOException {
        save(DirectorySavingTest::harden);
        Files.writeString(directory.resolve(TOML), "edited by hand");

        save(DirectorySavingTest::harden);

        assertThat(Tree.of(directory)).isEqualTo(hardened());
    }

    @Test
    void takesADirectoryThatWasUnpackedAnewForTheOriginal() throws IOException {
        save(DirectorySavingTest::harden);
        TestProduct.unpackedInto(directory);
        Files.writeString(directory.resolve(TOML), "[server]\nupdated = true\n");

        try (Distribution again = open()) {
            assertThat(again.read(TOML)).isEqualTo(bytes("[server]\nupdated = true\n"));
            assertThat(again.exists(TLS)).isFalse();
        }
        save(DirectorySavingTest::harden);
        assertThat(Tree.of(directory)).isEqualTo(hardened());
        save(DirectorySavingTest::leave);
        stock.put(TOML, "644 [server]\nupdated = true\n");
        assertThat(Tree.of(directory)).isEqualTo(stock);
    }

    @Test
    void knowsTheOriginalOfADeletedFileWhenNothingElseIsEditedAnyMore() throws IOException {
        save(DirectorySavingTest::harden);
        save(distribution -> distribution.delete(STOCK));

        try (Distribution again = open()) {
            assertThat(again.read(STOCK)).isEqualTo(bytes("stock\n"));
        }
    }

    @Test
    void finishesWhatAKilledFirstRunBegan() throws IOException {
        survive(DirectorySavingTest::leave, DirectorySavingTest::harden, DirectorySavingTest::harden, hardened());
    }

    @Test
    void changesCourseAfterAKilledFirstRun() throws IOException {
        survive(
                DirectorySavingTest::leave,
                DirectorySavingTest::harden,
                DirectorySavingTest::hardenLess,
                hardenedLess());
    }

    @Test
    void rollsAKilledSecondRunBack() throws IOException {
        survive(DirectorySavingTest::harden, DirectorySavingTest::hardenLess, DirectorySavingTest::leave, stock);
    }

    @Test
    void finishesAKilledRollingBack() throws IOException {
        survive(DirectorySavingTest::harden, DirectorySavingTest::leave, DirectorySavingTest::leave, stock);
    }

    /** Kills the second of three runs at each of its operations; the third has to leave what is expected. */
    private void survive(Edits first, Edits killed, Edits last, Map<String, String> expected) throws IOException {
        Path pristine = directory;
        boolean survived = false;
        for (int operations = 0; !survived; operations++) {
            Path run = Files.createDirectories(pristine.resolveSibling("run" + operations));
            directory = TestProduct.unpackedInto(run.resolve("wso2is-7.1.0"));
            originals = run.resolve("original");
            save(first);
            survived = surviveSave(killed, operations);
            try (Distribution next = open()) {
                assertThat(next.paths()).isEqualTo(stock.keySet());
                assertThat(next.read(TOML)).isEqualTo(bytes("[server]\n"));
            }
            save(last);
            assertThat(Tree.of(directory)).as("killed at %d", operations).isEqualTo(expected);
        }
        assertThat(pristine.resolveSibling("run10")).exists();
    }

    private boolean surviveSave(Edits edits, int operations) throws IOException {
        try (Distribution distribution = Distribution.open(directory, originals, new CrashingDisk(operations))) {
            edits.stage(distribution);
            distribution.save();
            return true;
        } catch (CrashingDisk.Crash e) {
            return false;
        }
    }

    @Test
    void refusesTheOriginalsOfAnotherDirectory() throws IOException {
        save(DirectorySavingTest::harden);
        Path first = directory;
        directory = TestProduct.unpackedInto(folder.toRealPath().resolve("other"));

        assertRefused(originals.resolve("journal") + ": belongs to " + first + ", not to " + directory
                + ". Use a separate output directory for each distribution, or unpack both again and delete "
                + originals
                + ".");
    }

    @Test
    void refusesToGoOnWithoutAnOriginal() throws IOException {
        save(DirectorySavingTest::harden);
        Path original = originals.resolve("files").resolve(TOML);
        Files.delete(original);

        assertRefused(original + ": is missing or isn't the original of " + TOML
                + ". Unpack the distribution again and delete " + originals + ".");
    }

    @Test
    void refusesABrokenJournal() throws IOException {
        save(DirectorySavingTest::harden);
        Path journal = originals.resolve("journal");
        Files.writeString(journal, Files.readString(journal) + "- - ../../etc/passwd\n");

        assertRefused(journal + ": was not written by this plugin. Unpack the distribution again and delete "
                + originals + ".");
    }

    @Test
    void refusesOriginalsInsideOfTheDistribution() {
        originals = directory.resolve("target");

        assertRefused(originals + ": is inside the distribution. Choose another output directory.");
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(this::open).withMessage(message);
    }

    @Test
    void changesNothingWhereAFolderCannotBeWritten() throws IOException {
        assertUnwritable(directory.resolve("repository/conf"));
    }

    @Test
    void changesNothingWhereTheOriginalsCannotBeKept() throws IOException {
        assertUnwritable(Files.createDirectories(originals.getParent()));
    }

    private void assertUnwritable(Path readOnly) throws IOException {
        Disk disk = new Disk() {
            @Override
            public boolean isWritable(Path file) {
                return !file.equals(readOnly);
            }
        };

        try (Distribution distribution = Distribution.open(directory, originals, disk)) {
            harden(distribution);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(distribution::save)
                    .withMessage(readOnly + ": can't be written to. Make it writable.");
        }
        assertThat(Tree.of(directory)).isEqualTo(stock);
        assertThat(originals).doesNotExist();
    }

    @Test
    void readsThroughLinksToFilesInsideButNeverWritesThroughOne() throws IOException {
        Path inside = Files.writeString(directory.resolve("bin/version.txt"), "WSO2 Identity Server v7.1.0\n");
        Files.delete(directory.resolve(TOML));
        Files.createSymbolicLink(directory.resolve(TOML), inside);
        Files.createSymbolicLink(directory.resolve("lib"), folder.toRealPath());

        try (Distribution distribution = open()) {
            assertThat(distribution.read(TOML)).isEqualTo(bytes("WSO2 Identity Server v7.1.0\n"));
            assertThat(distribution.paths()).isEqualTo(stock.keySet());
            assertStagingRefused(distribution, TOML, TOML + " is a symbolic link.");
            assertStagingRefused(
                    distribution, "lib/new", "lib/new lies under lib, which is a file or a symbolic link.");
        }
    }

    private static void assertStagingRefused(Distribution distribution, String path, String what) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> distribution.write(path, bytes("new")))
                .withMessage("wso2is-7.1.0: " + what + " Put a plain file in its place.");
    }

    @Test
    void isNotCaughtInALoopOfLinks() throws IOException {
        Files.createSymbolicLink(directory.resolve("bin/up"), directory);
        Files.createSymbolicLink(directory.resolve("bin/self"), Path.of("self"));

        try (Distribution distribution = open()) {
            assertThat(distribution.paths()).isEqualTo(stock.keySet());
        }
    }

    @Test
    void namesAFileWhoseNameNoOtherSystemCouldHave() throws IOException {
        Files.createFile(directory.resolve("bin/a\\b"));

        try (Distribution distribution = open()) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(distribution::paths)
                    .withMessage("wso2is-7.1.0: file \"bin/a\\b\" contains a backslash. Rename or remove it.");
        }
    }

    private Distribution open() throws IOException {
        return Distribution.open(directory, originals);
    }

    private void save(Edits edits) throws IOException {
        try (Distribution distribution = open()) {
            edits.stage(distribution);
            distribution.save();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
