package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.zip.TestZip;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipOpeningTest {

    private static final String NEW_ONE = " Download the distribution from its publisher, or zip it again.";

    @TempDir
    private Path folder;

    private Path zip;

    @BeforeEach
    void place() {
        zip = folder.resolve("is.zip");
    }

    @Test
    void refusesAMissingFile() {
        assertRefused(zip + ": doesn't exist. Specify the zip or the folder of a WSO2 distribution.");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Files.createFile(zip);

        assertRefused("is.zip: is empty. Download it again.");
    }

    @Test
    void refusesWhatIsNoZip() throws IOException {
        Files.writeString(zip, "404 ".repeat(100));

        assertRefused("is.zip: is not a zip file, or is truncated. Download it again.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            1f8b08       | is a .gz file, such as .tar.gz, not a zip file. Unpack it and specify the folder, or get the zip.
            425a6839     | is a .bz2 file, not a zip file. Unpack it and specify the folder, or get the zip.
            fd377a585a00 | is an .xz file, not a zip file. Unpack it and specify the folder, or get the zip.
            28b52ffd     | is a .zst file, not a zip file. Unpack it and specify the folder, or get the zip.
            377abcaf271c | is a .7z file, not a zip file. Unpack it and specify the folder, or get the zip.
            526172211a07 | is a .rar file, not a zip file. Unpack it and specify the folder, or get the zip.
            0a3c21444f43545950452068746d6c3e | is a web page, not a zip file. Download it again: the site sent a login or error page.
            3c68746d6c3e | is a web page, not a zip file. Download it again: the site sent a login or error page.
            """)
    void saysWhatAnotherFormatIs(String beginning, String complaint) throws IOException {
        Files.write(zip, HexFormat.of().parseHex(beginning + "00".repeat(100)));

        assertRefused("is.zip: " + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            WEB-INF/web.xml      | is a web application (.war), not a distribution. Get the zip of the whole distribution.
            META-INF/MANIFEST.MF | is a Java archive (.jar), not a distribution. Get the zip of the whole distribution.
            wso2is-7.1.0.zip     | contains wso2is-7.1.0.zip, but isn't a distribution itself. Unpack it, and specify the distribution inside.
            a/wso2is-7.1.0.zip   | contains a/wso2is-7.1.0.zip, but isn't a distribution itself. Unpack it, and specify the distribution inside.
            """)
    void saysWhatAZipOfSomethingElseIs(String entry, String complaint) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(entry));
        }

        assertRefused("is.zip: " + complaint);
    }

    @Test
    void refusesAZipThatIsCutOffAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(TestZip.identityServer().writeTo(zip));
        for (int length = 1; length < whole.length; length += 7) {
            Files.write(zip, Arrays.copyOf(whole, length));

            assertRefused("is.zip: is not a zip file, or is truncated. Download it again.");
        }
    }

    @Test
    void refusesAZip64WhoseEndLiesBeforeItsBeginning() throws IOException {
        TestZip.identityServer()
                .settings(out -> out.setUseZip64(Zip64Mode.Always))
                .writeTo(zip);
        byte[] bytes = Files.readAllBytes(zip);
        int locator = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\6\7");
        Arrays.fill(bytes, locator + 8, locator + 16, (byte) -1);
        Files.write(zip, bytes);

        assertRefused("is.zip: is not a zip file, or is truncated. Download it again.");
    }

    @Test
    void refusesOrReadsAZipWithDamagedBytesButNeverStumbles() throws IOException {
        byte[] whole = Files.readAllBytes(TestZip.identityServer().writeTo(zip));
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Files.write(zip, damaged);
            refused += isRefused() ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    private boolean isRefused() throws IOException {
        try (Distribution distribution = Distribution.open(zip)) {
            distribution.write("bin/new.txt", new byte[0]);
            distribution.saveTo(folder.resolve("out.zip"), null, UserLog.silent());
            for (String path : distribution.paths()) {
                distribution.read(path);
            }
            return false;
        } catch (ProblemException e) {
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../evil1, points outside its folder",
        "/etc/pas, is absolute",
        "C:/evil1, is absolute",
        "bi\\evil1, contains a backslash",
        "bi//evil, isn't a plain relative path",
        "./bi/evi, isn't a plain relative path",
        "bi/../ev, points outside its folder",
    })
    void refusesNamesThatLeadElsewhere(String name, String fault) throws IOException {
        TestZip.identityServer()
                .with("harmless", "evil")
                .renaming("harmless", name)
                .writeTo(zip);

        assertRefused("is.zip: entry \"" + name + "\" " + fault + "." + NEW_ONE);
    }

    @Test
    void refusesControlCharactersInNamesAndShowsThemAsQuestionMarks() throws IOException {
        TestZip.identityServer()
                .with("harmless", "evil")
                .renaming("harmless", "harm\0ess")
                .writeTo(zip);

        assertRefused("is.zip: entry \"harm?ess\" contains a control character." + NEW_ONE);
    }

    @Test
    void refusesTwoEntriesOfOneName() throws IOException {
        TestZip.identityServer()
                .with(TestZip.TOP + "bin/twice1", "")
                .with(TestZip.TOP + "bin/twice2", "")
                .renaming("twice2", "twice1")
                .writeTo(zip);

        assertRefused("is.zip: entry \"wso2is-7.1.0/bin/twice1\" appears twice." + NEW_ONE);
    }

    @Test
    void refusesNamesThatDifferOnlyInCase() throws IOException {
        TestZip.identityServer().with(TestZip.TOP + "bin/Version.txt", "").writeTo(zip);

        assertRefused("is.zip: entry \"wso2is-7.1.0/bin/Version.txt\" differs from"
                + " wso2is-7.1.0/bin/version.txt only in case." + NEW_ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"link/passwd", "Link/a/passwd"})
    void refusesEntriesUnderASymbolicLinkInWhateverCase(String name) throws IOException {
        TestZip.identityServer()
                .with(TestZip.TOP + name, "")
                .with(TestZip.TOP + "link", "/etc", entry -> entry.setUnixMode(0120777))
                .writeTo(zip);

        assertRefused(
                "is.zip: entry \"wso2is-7.1.0/" + name + "\" is below the symbolic link wso2is-7.1.0/link." + NEW_ONE);
    }

    @Test
    void refusesNamesInAnUnknownEncoding() throws IOException {
        TestZip.identityServer()
                .settings(out -> out.setEncoding("IBM437"))
                .with(TestZip.TOP + "Müller", "")
                .writeTo(zip);

        assertRefused("is.zip: entry \"wso2is-7.1.0/M?ller\" is neither ASCII nor marked as UTF-8." + NEW_ONE);
    }

    @Test
    void refusesALocalNameThatDiffersFromTheListedOne() throws IOException {
        byte[] bytes = Files.readAllBytes(TestZip.identityServer().writeTo(zip));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Files.writeString(zip, text.replaceFirst("version.txt", "../../evil1"), StandardCharsets.ISO_8859_1);

        assertRefused("is.zip: is damaged at entry \"wso2is-7.1.0/bin/version.txt\". Download it again.");
    }

    @Test
    void refusesTwoTopFolders() throws IOException {
        TestZip.identityServer().with("other/bin/version.txt", "").writeTo(zip);

        assertRefused("is.zip: contains more than one top folder: other, wso2is-7.1.0."
                + " Include the top folder in the zip, such as wso2is-7.1.0.");
    }

    @Test
    void refusesADistributionWithoutTopFolder() throws IOException {
        TestZip empty = TestZip.identityServer();
        TestProduct.IDENTITY_SERVER.keySet().forEach(path -> empty.without(TestZip.TOP + path));
        empty.with("version.txt", "").writeTo(zip);

        assertRefused("is.zip: contains no folder. Include the top folder in the zip, such as wso2is-7.1.0.");
    }

    @Test
    void letsOtherTopFoldersAndFilesBeIfOnlyOneHasABin() throws IOException {
        TestZip.identityServer()
                .with("__MACOSX/version.txt", "")
                .with("READ.ME", "")
                .writeTo(zip);

        try (Distribution distribution = Distribution.open(zip)) {
            assertThat(distribution.name()).isEqualTo("wso2is-7.1.0");
            assertThat(distribution.paths()).containsExactlyInAnyOrderElementsOf(TestProduct.IDENTITY_SERVER.keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ZipArchiveEntry.STORED, ZipArchiveEntry.DEFLATED})
    void refusesToReadContentThatDoesNotFitItsChecksum(int method) throws IOException {
        TestZip.identityServer()
                .with(TestZip.TOP + "bin/a", "0123456789", entry -> {
                    entry.setMethod(method);
                    entry.setSize(10);
                    entry.setCrc(0xa684c7c6L);
                })
                .renaming("\u00c6\u00c7\u0084\u00a6", "\u00c6\u00c7\u0084\u00a7")
                .writeTo(zip);

        assertUnreadable("is.zip/bin/a: is damaged. Download the distribution again.");
    }

    @Test
    void refusesToReadWhatUnpacksToMoreThanMemoryHolds() throws IOException {
        TestZip.identityServer()
                .with(TestZip.TOP + "bin/a", "0".repeat(100_000))
                .header(TestZip.TOP + "bin/a", 25, 0x40)
                .writeTo(zip);

        assertUnreadable("is.zip: bin/a is 1073841824 bytes long; a file of this type can be at most 8 MiB."
                + " Restore it from the stock distribution.");
    }

    @Test
    void stopsReadingWhereAnEntryIsLongerThanItSays() throws IOException {
        TestZip.identityServer()
                .with(TestZip.TOP + "bin/a", "0".repeat(200_000))
                .header(TestZip.TOP + "bin/a", 24, 0)
                .writeTo(zip);

        try (Distribution distribution = Distribution.open(zip);
                InputStream in = distribution.open("bin/a")) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> in.readNBytes(100_000))
                    .withMessage("is.zip/bin/a: is damaged. Download the distribution again.");
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 1, encrypted", "8, 12, bzip2", "8, 93, Zstandard", "8, 77, nothing known"})
    void refusesToReadUnusualEntriesButOpensTheZip(int headerIndex, int value) throws IOException {
        TestZip.identityServer()
                .with(TestZip.TOP + "bin/a", "secret")
                .header(TestZip.TOP + "bin/a", headerIndex, value)
                .writeTo(zip);

        assertUnreadable("is.zip: bin/a is encrypted, or compressed with an unsupported method."
                + " Zip the distribution again, with the default method.");
    }

    private void assertUnreadable(String message) throws IOException {
        try (Distribution distribution = Distribution.open(zip)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> distribution.read("bin/a"))
                    .withMessage(message);
        }
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Distribution.open(zip))
                .withMessage(message);
    }
}
