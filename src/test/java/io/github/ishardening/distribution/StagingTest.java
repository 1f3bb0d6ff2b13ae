package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.distribution.zip.TestZip;
import io.github.ishardening.file.Digests;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagingTest {

    private static final String TOML = "repository/conf/deployment.toml";
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Distribution distribution;

    @BeforeEach
    void open() throws IOException {
        distribution = Distribution.open(TestZip.identityServer()
                .with(TestZip.TOP + "lib/link", "target", entry -> entry.setUnixMode(0120777))
                .with(TestZip.TOP + "lib/private", "private", entry -> entry.setUnixMode(0100600))
                .with(TestZip.TOP + "lib/folder/", "", entry -> entry.setUnixMode(040755))
                .writeTo(folder.resolve("is.zip")));
    }

    @AfterEach
    void close() throws IOException {
        distribution.close();
    }

    @Test
    void readsStagedFilesAtOnce() throws IOException {
        distribution.write(TOML, NEW);
        distribution.writePrivate("bin/added", NEW, PrivateFiles.OWNER);
        distribution.delete("bin/wso2server.sh");

        assertThat(distribution.read(TOML)).isEqualTo(NEW);
        try (InputStream in = distribution.open("bin/added")) {
            assertThat(in).hasBinaryContent(NEW);
        }
        assertThat(distribution.exists("bin/wso2server.sh")).isFalse();
        assertThat(distribution.paths("bin/"))
                .containsExactly("bin/added", "bin/version.txt", "bin/wso2carbon-version.txt");
        assertThat(distribution.edits())
                .containsExactly(
                        entry("bin/added", Change.ADDED),
                        entry("bin/wso2server.sh", Change.DELETED),
                        entry(TOML, Change.REPLACED));
    }

    @Test
    void listsWhatIsStagedSinceItWasAskedLast() throws IOException {
        var shipped = distribution.paths();
        distribution.write("bin/added", NEW);
        var added = distribution.paths();
        distribution.delete("bin/added");

        assertThat(added).hasSize(shipped.size() + 1).contains("bin/added");
        assertThat(shipped).doesNotContain("bin/added");
        assertThat(distribution.paths()).isEqualTo(shipped);
    }

    @Test
    void tellsTheModeThatAFileIsGoingToHave() throws IOException {
        distribution.write(TOML, NEW);
        distribution.write("bin/added", NEW);
        distribution.writePrivate("bin/secret", NEW, PrivateFiles.OWNER);
        distribution.write("lib/private", NEW);

        assertThat(distribution.mode(TOML)).hasValue(0644);
        assertThat(distribution.mode("bin/added")).hasValue(0644);
        assertThat(distribution.mode("bin/secret")).hasValue(0600);
        assertThat(distribution.mode("lib/private")).hasValue(0600);
    }

    @Test
    void tellsWhatASaveDoesToEachFile() throws IOException {
        String before = Digests.sha256(distribution.read(TOML));
        String gone = Digests.sha256(distribution.read("lib/private"));
        String after = Digests.sha256(NEW);
        distribution.writePrivate(TOML, NEW, PrivateFiles.OWNER);
        distribution.write("bin/added", NEW);
        distribution.delete("lib/private");

        assertThat(distribution.editedFiles())
                .containsExactly(
                        new EditedFile(
                                "bin/added", Change.ADDED, Optional.empty(), Optional.of(after), OptionalInt.of(0644)),
                        new EditedFile(
                                "lib/private",
                                Change.DELETED,
                                Optional.of(gone),
                                Optional.empty(),
                                OptionalInt.empty()),
                        new EditedFile(
                                TOML, Change.REPLACED, Optional.of(before), Optional.of(after), OptionalInt.of(0600)));
        assertThat(distribution.contentDigest(TOML)).contains(after);
        assertThat(distribution.contentDigest("lib/private")).isEmpty();
    }

    @Test
    void leavesAPrivateFilePrivateWhenItIsWrittenAgain() throws IOException {
        distribution.writePrivate("bin/secret", new byte[0], PrivateFiles.OWNER);
        distribution.write("bin/secret", NEW);

        assertThat(distribution.mode("bin/secret")).hasValue(0600);
        assertThat(distribution.read("bin/secret")).isEqualTo(NEW);
    }

    @Test
    void countsNothingAsEditThatChangesNothing() throws IOException {
        distribution.write(TOML, distribution.read(TOML));
        distribution.writePrivate("lib/private", distribution.read("lib/private"), PrivateFiles.OWNER);
        distribution.delete("bin/missing");

        assertThat(distribution.edits()).isEmpty();
    }

    @Test
    void takesAnEditBackWhenTheOriginalIsStaged() throws IOException {
        byte[] original = distribution.read(TOML);
        distribution.write(TOML, NEW);
        distribution.write(TOML, original);
        distribution.write("bin/added", NEW);
        distribution.delete("bin/added");

        assertThat(distribution.edits()).isEmpty();
    }

    @Test
    void countsAModeThatBecomesPrivateAsEdit() throws IOException {
        distribution.writePrivate(TOML, distribution.read(TOML), PrivateFiles.OWNER);

        assertThat(distribution.edits()).containsExactly(entry(TOML, Change.REPLACED));
    }

    @Test
    void keepsWhatItWasGivenThoughTheCallerBlanksIt() throws IOException {
        byte[] content = NEW.clone();
        distribution.write("bin/added", content);
        content[0] = 0;

        assertThat(distribution.read("bin/added")).isEqualTo(NEW);
    }

    @Test
    void namesAFileThatIsMissing() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> distribution.read("bin/missing"))
                .withMessage("is.zip: bin/missing is missing. Restore it from the stock distribution.");
    }

    @Test
    void neitherListsNorReadsSymbolicLinksInAZip() throws IOException {
        assertThat(distribution.exists("lib/link")).isFalse();
        assertThat(distribution.paths("lib/")).containsExactly("lib/private");
    }

    @ParameterizedTest
    @CsvSource({
        "lib/link, lib/link is a symbolic link.",
        "lib/link/file, lib/link/file is below the symbolic link lib/link.",
        "lib/folder, lib/folder is a folder.",
        "bin, bin is a folder.",
        "bin/version.txt/file, bin/version.txt/file is below the file bin/version.txt."
    })
    void refusesToStageWhereNoFileCanBe(String path, String what) {
        String message = "is.zip: " + what + " Put a plain file in its place.";

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> distribution.write(path, NEW))
                .withMessage(message);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> distribution.delete(path))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../x", "bin/../../x", "bin\\x", "bin//x", "./bin", "C:/x", "bin/\n"})
    void takesOtherPathsForABug(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> distribution.write(path, NEW));
        assertThatIllegalArgumentException().isThrownBy(() -> distribution.read(path));
        assertThatIllegalArgumentException().isThrownBy(() -> distribution.delete(path));
        assertThatIllegalArgumentException().isThrownBy(() -> distribution.exists(path));
    }

    @Test
    void savesAZipNotInPlaceAndADirectoryNotElsewhere() throws IOException {
        Path unpacked = TestProduct.unpackedInto(folder.resolve("unpacked"));

        assertThatIllegalStateException().isThrownBy(distribution::save);
        try (Distribution directory = Distribution.open(unpacked)) {
            assertThatIllegalStateException().isThrownBy(directory::save);
            assertThatIllegalStateException()
                    .isThrownBy(() -> directory.saveTo(folder.resolve("out.zip"), null, UserLog.silent()));
        }
    }
}
