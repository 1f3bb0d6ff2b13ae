package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.zip.TestZip;
import io.github.ishardening.distribution.zip.ZipTools;
import io.github.ishardening.file.OtherBuild;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.file.RunLock;
import io.github.ishardening.oracle.Fifo;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.UnrecognizedExtraField;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipShort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipSavingTest {

    private static final String TOML = "repository/conf/deployment.toml";
    private static final Instant EDITED_AT = Instant.parse("2026-11-22T10:20:31Z");

    private interface Edits {
        void stage(Distribution distribution) throws IOException;
    }

    @TempDir
    private Path folder;

    private Path input;
    private Path output;

    @BeforeEach
    void place() {
        input = folder.resolve("is.zip");
        output = folder.resolve("out/is-hardened.zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.5.1", "4.7.1", "4.10.32"})
    void copiesAnUneditedKernelByteForByte(String version) throws IOException {
        save(TestProduct.kernel(version), EDITED_AT, distribution -> {});

        assertThat(Files.mismatch(output, TestProduct.kernel(version))).isEqualTo(-1);
    }

    @Test
    void changesOnlyTheEditedEntriesOfAKernel() throws IOException, InterruptedException {
        Path kernel = TestProduct.kernel("4.10.32");
        String top = "wso2carbon-core-4.10.32/";
        save(kernel, EDITED_AT, distribution -> {
            distribution.write(TOML, bytes("[server]\n"));
            distribution.write("bin/wso2server.sh", bytes("#!/bin/sh\n"));
            distribution.writePrivate("repository/conf/carbon.xml", bytes("<Server/>"), PrivateFiles.OWNER);
            distribution.delete("repository/resources/security/wso2carbon.p12");
            distribution.writePrivate("repository/resources/security/tls.p12", bytes("tls"), PrivateFiles.OWNER);
            distribution.write("a-new-file", bytes("new"));
        });

        List<String> expected = new ArrayList<>();
        for (String line : ZipTools.list(kernel)) {
            String name = line.substring(line.lastIndexOf(' ') + 1);
            switch (name.replace(top, "")) {
                case TOML -> expected.add(entry("-rwxr-xr-x", 9, name));
                case "bin/wso2server.sh" -> expected.add(entry("-rwxr-xr-x", 10, name));
                case "repository/conf/carbon.xml" -> expected.add(entry("-rw-------", 9, name));
                case "repository/resources/security/wso2carbon.p12" ->
                    assertThat(name).startsWith(top);
                default -> expected.add(line);
            }
        }
        expected.add(entry("-rw-r--r--", 3, top + "a-new-file"));
        expected.add(entry("-rw-------", 3, top + "repository/resources/security/tls.p12"));
        assertThat(ZipTools.list(output)).containsExactlyElementsOf(expected);
        ZipTools.assertSound(output);
        ZipTools.assertChecksum(output);
    }

    private static String entry(String mode, int size, String name) {
        return String.format("%s  2.0 unx %8d b- %8d stor 20261122.102030 %s", mode, size, size, name);
    }

    @Test
    void keepsWhatOtherMakersPutInByteForByte() throws IOException {
        peculiar().writeTo(input);

        save(input, EDITED_AT, distribution -> {});

        assertThat(output).hasSameBinaryContentAs(input);
    }

    @Test
    void givesAModeInTheCentralDirectoryOnly() throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(input))) {
            for (var file : TestProduct.IDENTITY_SERVER.entrySet()) {
                zip.putNextEntry(new ZipEntry(TestZip.TOP + file.getKey()));
                zip.write(bytes(file.getValue()));
            }
        }

        save(input, EDITED_AT, distribution -> distribution.makeRunnable("bin/wso2server.sh"));

        byte[] expected = Files.readAllBytes(input);
        int record =
                new String(expected, StandardCharsets.ISO_8859_1).lastIndexOf(TestZip.TOP + "bin/wso2server.sh") - 46;
        expected[record + 5] = 3;
        expected[record + 40] = (byte) 0xED;
        expected[record + 41] = (byte) 0x81;
        assertThat(output).hasBinaryContent(expected);
    }

    @Test
    void keepsPeculiarEntriesBesideEditedOnes() throws IOException, InterruptedException {
        peculiar().writeTo(input);

        save(input, EDITED_AT, distribution -> {
            distribution.write("bin/version.txt", bytes("WSO2 Identity Server v7.1.0"));
            distribution.delete("bin/wso2server.sh");
        });

        List<String> before = unedited(ZipTools.list(input));
        assertThat(unedited(ZipTools.list(output))).isEqualTo(before).hasSizeGreaterThan(10);
        ZipTools.assertSound(output);
        try (ZipFile in = new ZipFile(input.toFile());
                ZipFile out = new ZipFile(output.toFile())) {
            assertThat(out.getComment()).isEqualTo("a comment");
            assertThat(out.stream().filter(entry -> !isEdited(entry.getName())))
                    .allSatisfy(entry -> assertSame(entry, in.getEntry(entry.getName())));
        }
    }

    private static void assertSame(ZipEntry entry, ZipEntry before) {
        assertThat(entry.getCrc()).isEqualTo(before.getCrc());
        assertThat(entry.getCompressedSize()).isEqualTo(before.getCompressedSize());
        assertThat(entry.getMethod()).isEqualTo(before.getMethod());
        assertThat(entry.getLastModifiedTime()).isEqualTo(before.getLastModifiedTime());
        assertThat(entry.getExtra()).isEqualTo(before.getExtra());
        assertThat(entry.getComment()).isEqualTo(before.getComment());
    }

    private static List<String> unedited(List<String> list) {
        return list.stream().filter(line -> !isEdited(line)).toList();
    }

    private static boolean isEdited(String line) {
        return line.endsWith("bin/version.txt") || line.endsWith("bin/wso2server.sh");
    }

    /** All that makers of zips do differently. */
    private static TestZip peculiar() {
        UnrecognizedExtraField unknown = new UnrecognizedExtraField();
        unknown.setHeaderId(new ZipShort(0xCAFE));
        unknown.setLocalFileDataData(bytes("local"));
        unknown.setCentralDirectoryData(bytes("central"));
        return TestZip.identityServer()
                .settings(out -> {
                    out.setComment("a comment");
                    out.setUseZip64(Zip64Mode.AlwaysWithCompatibility);
                })
                .with("outside/of-the-top", "kept")
                .with(TestZip.TOP + "lib/folder/", "", entry -> entry.setUnixMode(040755))
                .with(TestZip.TOP + "lib/link", "folder", entry -> entry.setUnixMode(0120777))
                .with(TestZip.TOP + "lib/private", "p", entry -> entry.setUnixMode(0100600))
                .with(TestZip.TOP + "lib/setuid", "s", entry -> entry.setUnixMode(0104755))
                .with(TestZip.TOP + "lib/from-dos", "d", entry -> {})
                .with(TestZip.TOP + "lib/M\u00fcller \u65e5\u672c", "utf-8")
                .with(TestZip.TOP + "lib/1980", "", entry -> entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0)))
                .with(
                        TestZip.TOP + "lib/timed",
                        "ut",
                        entry -> entry.setLastModifiedTime(FileTime.from(Instant.parse("2021-05-05T10:11:13Z"))))
                .with(TestZip.TOP + "lib/unknown", "x", entry -> entry.addExtraField(unknown))
                .with(TestZip.TOP + "lib/commented", "x", entry -> entry.setComment("M\u00fcller"))
                .with(TestZip.TOP + "lib/stored", "0123456789", entry -> {
                    entry.setMethod(ZipArchiveEntry.STORED);
                    entry.setSize(10);
                    entry.setCrc(0xa684c7c6L);
                });
    }

    @Test
    void writesMoreEntriesThanAShortCounts() throws IOException, InterruptedException {
        TestZip many = TestZip.identityServer();
        for (int i = 0; i < 66_000; i++) {
            many.with(TestZip.TOP + "lib/" + i, "");
        }
        many.writeTo(input);

        save(input, EDITED_AT, distribution -> distribution.write("bin/new", bytes("new")));

        try (ZipFile out = new ZipFile(output.toFile())) {
            assertThat(out.size()).isEqualTo(66_000 + TestProduct.IDENTITY_SERVER.size() + 1);
        }
        ZipTools.assertSound(output);
    }

    @Test
    void leavesOutWhatStandsBeforeTheZip() throws IOException, InterruptedException {
        TestZip.identityServer().writeTo(input);
        byte[] zip = Files.readAllBytes(input);
        Files.write(input, bytes("#!/bin/sh\nexec unzip $0\n"));
        Files.write(input, zip, StandardOpenOption.APPEND);

        save(input, EDITED_AT, distribution -> {});

        assertThat(output).hasBinaryContent(zip);
    }

    @Test
    void datesEditsByTheNewestEntryIfNothingElseIsSaid() throws IOException {
        TestZip.identityServer()
                .with(
                        TestZip.TOP + "lib/newest",
                        "",
                        entry -> entry.setTimeLocal(LocalDateTime.of(2024, 2, 29, 1, 2, 4)))
                .writeTo(input);

        save(input, null, distribution -> distribution.write(TOML, bytes("[server]")));

        assertThat(date(TOML)).isEqualTo(LocalDateTime.of(2024, 2, 29, 1, 2, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 1980-01-01T00:00:00",
        "2026-11-22T23:59:59Z, 2026-11-22T23:59:58",
        "2200-01-01T00:00:00Z, 2107-12-31T23:59:58"
    })
    void datesEditsInUtcWithinWhatAZipCanSay(Instant editedAt, LocalDateTime date) throws IOException {
        TestZip.identityServer().writeTo(input);

        save(input, editedAt, distribution -> distribution.write("bin/new", bytes("new")));

        assertThat(date("bin/new")).isEqualTo(date);
    }

    private LocalDateTime date(String path) throws IOException {
        try (ZipFile zip = new ZipFile(output.toFile())) {
            return zip.getEntry(TestZip.TOP + path).getTimeLocal();
        }
    }

    @Test
    void givesNoModeToAnEditedEntryThatHadNone() throws IOException {
        TestZip.identityServer()
                .with(TestZip.TOP + "bin/a", "a", entry -> {})
                .with(TestZip.TOP + "bin/b", "b", entry -> {})
                .writeTo(input);

        save(input, EDITED_AT, distribution -> {
            distribution.write("bin/a", bytes("edited"));
            distribution.writePrivate("bin/b", bytes("edited"), PrivateFiles.OWNER);
        });

        try (Distribution result = Distribution.open(output)) {
            assertThat(result.mode("bin/a")).isEmpty();
            assertThat(result.mode("bin/b")).hasValue(0600);
        }
    }

    @Test
    void replacesAnOldResultAndItsChecksum() throws IOException, InterruptedException {
        TestZip.identityServer().writeTo(input);
        Files.createDirectory(output.getParent());
        Files.writeString(output, "old");
        Files.writeString(output.resolveSibling("is-hardened.zip.sha256"), "old");

        save(input, EDITED_AT, distribution -> distribution.write(TOML, bytes("[server]")));

        ZipTools.assertChecksum(output);
        assertThat(output.getParent())
                .isDirectoryNotContaining(file -> !file.getFileName().toString().startsWith("is-hardened.zip"));
    }

    @Test
    void removesWhatKilledBuildsLeftButNotWhatOthersAreWriting() throws Exception {
        TestZip.identityServer().writeTo(input);
        Path folder = Files.createDirectory(output.getParent());
        Path left = Files.createFile(folder.resolve(".is-hardened.zip.99999999999-1.is-hardening-part"));
        Path checksum = Files.createFile(folder.resolve(".is-hardened.zip.sha256.99999999999-1-1.is-hardening-part"));
        Path ours = Files.createFile(folder.resolve(".is-hardened.zip." + RunLock.name() + "0.is-hardening-part"));
        Path precious = Files.writeString(input.resolveSibling("precious"), "precious");
        Path link =
                Files.createSymbolicLink(folder.resolve(".is-hardened.zip.99999999999-2.is-hardening-part"), precious);
        Path pipe = folder.resolve(".is-hardened.zip.99999999999-3.is-hardening-part");
        Fifo.at(pipe);
        Path another = Files.createFile(folder.resolve(".other.zip.99999999999-1.is-hardening-part"));
        // In every container there is a process of this number.
        Path written = folder.resolve(".is-hardened.zip.1-1-1.is-hardening-part");
        try (var other = OtherBuild.writing(written)) {
            save(input, EDITED_AT, distribution -> distribution.delete(TOML));

            assertThat(List.of(left, checksum, link, pipe))
                    .noneMatch(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
            assertThat(precious).hasContent("precious");
            assertThat(List.of(ours, another, written)).allMatch(Files::exists);

            other.kill();
            save(input, EDITED_AT, distribution -> distribution.delete(TOML));

            assertThat(written).doesNotExist();
        }
    }

    @Test
    void leavesNothingBehindWhereTheInputTurnsOutDamaged() throws IOException {
        TestZip.identityServer().writeTo(input);
        byte[] bytes = Files.readAllBytes(input);
        int central = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(TestZip.TOP + "bin/version.txt") - 46;
        bytes[central + 21] = 1;
        Files.write(input, bytes);
        Files.createDirectory(output.getParent());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> save(input, EDITED_AT, distribution -> {}))
                .withMessage("is.zip: is damaged at entry \"wso2is-7.1.0/bin/version.txt\". Download it again.");
        assertThat(output.getParent()).isEmptyDirectory();
    }

    @Test
    void refusesToOverwriteTheInput() throws IOException {
        TestZip.identityServer().writeTo(input);
        output = folder.resolve("out/../is.zip");

        assertRefused(input
                + ": is the distribution itself, which must not be overwritten. Choose another output directory.");
    }

    @Test
    void refusesATargetUnderAFile() throws IOException {
        TestZip.identityServer().writeTo(input);
        Files.createFile(output.getParent());

        assertRefused(output.getParent()
                + ": can't be used as a folder for the result. Make it writable or choose another output directory.");
    }

    @Test
    void refusesATargetThatIsAFolder() throws IOException {
        TestZip.identityServer().writeTo(input);
        Files.createDirectories(output);

        assertRefused(output
                + ": is a folder, but the result must be written to a file of this name. Make it writable or choose"
                + " another output directory.");
    }

    private void assertRefused(String message) throws IOException {
        byte[] before = Files.readAllBytes(input);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> save(input, EDITED_AT, distribution -> distribution.delete(TOML)))
                .withMessage(message);
        assertThat(input).hasBinaryContent(before);
    }

    private void save(Path zip, Instant editedAt, Edits edits) throws IOException {
        try (Distribution distribution = Distribution.open(zip)) {
            edits.stage(distribution);
            distribution.saveTo(output, editedAt, UserLog.silent());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
