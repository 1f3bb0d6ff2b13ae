package io.github.ishardening.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.request.Settings;
import io.github.ishardening.secret.SecretConf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileModesTest {

    private static final String OPEN =
            "warning %s: this keystore is readable by users other than its owner (mode 0644). chmod 600.";
    private static final String SCRIPT = "bin/wso2server.sh";
    private static final String TOML = "repository/conf/deployment.toml";
    private static final String READ =
            "warning %s: anyone can read this file, which contains or refers to secrets (mode %s). chmod 600.";
    private static final String NO_MASK = "warning " + SCRIPT
            + ": it sets no umask, so anyone can read the files that the server writes. Set umask 0027 before the"
            + " first command.";

    @TempDir
    private Path folder;

    @Test
    void makesTheScriptsOfAZipWithoutModesRunnable() throws IOException, InterruptedException {
        Path hardened = folder.resolve("hardened.zip");
        List<String> scripts;
        try (var distribution = Distribution.open(withoutModes())) {
            scripts = distribution.paths("bin/").stream()
                    .filter(path -> path.endsWith(".sh"))
                    .toList();
            assertThat(scripts).contains("bin/wso2server.sh").hasSizeGreaterThan(3);
            assertThat(AuditedServer.of(distribution).findings(new FileModes()))
                    .containsExactlyElementsOf(Stream.concat(
                                    scripts.stream()
                                            .map(script -> "warning " + script
                                                    + ": this script isn't executable (the zip contains no"
                                                    + " mode). chmod 755."),
                                    Stream.of(NO_MASK))
                            .toList());

            ServerBuilds.harden(AuditedServer.builds(), distribution);

            assertThat(AuditedServer.of(distribution).findings(new FileModes())).isEmpty();
            distribution.saveTo(hardened, null, UserLog.silent());
        }
        try (var result = Distribution.open(hardened)) {
            var server = AuditedServer.of(result);
            assertThat(server.findings(new FileModes())).isEmpty();
            assertThat(server.notApplicable(new FileModes()))
                    .containsExactly("the distribution doesn't contain a mode for every file");
            assertThat(result.mode("bin/wso2server.bat")).isEmpty();
            FileModes.makeScriptsRunnable(result);
            assertThat(result.edits()).isEmpty();
        }
        assertThat(unpackedScripts(hardened)).hasSameSizeAs(scripts).allMatch(Files::isExecutable);
    }

    @Test
    void makesScriptsOfPythonRunnableWhateverModeItNotes() throws IOException, InterruptedException {
        Path zip = folder.resolve("python.zip");
        run(
                "python3",
                "-c",
                PYTHON,
                Kernels.zip(Kernels.PKCS12).toAbsolutePath().toString(),
                zip.toString());
        try (var distribution = Distribution.open(zip)) {
            assertThat(distribution.mode("bin/wso2server.sh")).hasValue(0600);
            assertThat(distribution.mode("bin/version.txt")).isEmpty();

            FileModes.makeScriptsRunnable(distribution);

            assertThat(distribution.mode("bin/wso2server.sh")).hasValue(0755);
            assertThat(distribution.edits())
                    .hasSize(distribution.paths("bin/").stream()
                            .filter(path -> path.endsWith(".sh"))
                            .mapToInt(path -> 1)
                            .sum());
        }
    }

    /** As Python writes a string on Linux, and a file on Windows. */
    private static final String PYTHON = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w") as new:
                for name in old.namelist():
                    if name.endswith(".sh"):
                        new.writestr(name, old.read(name))
                    elif not name.endswith("/"):
                        entry = zipfile.ZipInfo(name)
                        entry.create_system = 0
                        entry.external_attr = 0o100666 << 16
                        new.writestr(entry, old.read(name))
            """;

    @Test
    void leavesTheModesOfAFolder() throws IOException {
        try (var distribution = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("bin/wso2server.sh", "#!/bin/sh\n")
                .open()) {
            FileModes.makeScriptsRunnable(distribution);

            assertThat(distribution.edits()).isEmpty();
            assertThat(AuditedServer.of(distribution).findings(new FileModes()))
                    .containsExactly(
                            "warning bin/wso2server.sh: this script isn't executable (mode 0644). chmod 755.",
                            READ.formatted(TOML, "0644"));
        }
    }

    /** The sticky bit means nothing of a file. */
    @ParameterizedTest
    @CsvSource({"4755, owner, u", "2755, group, g", "6711, owner and group, ug", "1644, '', ''", "755, '', ''"})
    void namesFilesThatRunAsTheirOwnerOrGroupInAFolderAndInAZip(String mode, String as, String who)
            throws IOException, InterruptedException {
        Path server = folder.resolve("server");
        SmallServer.of("WSO2 Identity Server v7.1.0", folder).with("bin/helper", "#!/bin/sh\n");
        run("chmod", mode, server.resolve("bin/helper").toString());
        Path zip = folder.resolve("server.zip");
        run("sh", "-c", "cd '%s' && zip -q -r server.zip server".formatted(folder));
        var expected = new ArrayList<String>();
        if (!as.isEmpty()) {
            expected.add(
                    "warning bin/helper: this file runs with the rights of its %s, whoever starts it (mode %s). chmod %s-s."
                            .formatted(as, mode, who));
        }
        expected.add(READ.formatted(TOML, "0644"));

        for (Path place : List.of(server, zip)) {
            try (var distribution = Distribution.open(place)) {
                assertThat(AuditedServer.of(distribution).findings(new FileModes()))
                        .isEqualTo(expected);
            }
        }
    }

    /** A kernel in a zip of the JDK, whose entries have neither a mode nor attributes. */
    private Path withoutModes() throws IOException {
        Path zip = folder.resolve("windows.zip");
        try (var kernel = new ZipFile(Kernels.zip(Kernels.PKCS12).toFile());
                var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(Deflater.BEST_SPEED);
            for (ZipEntry entry : kernel.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(kernel.getInputStream(entry).readAllBytes());
            }
        }
        return zip;
    }

    private List<Path> unpackedScripts(Path zip) throws IOException, InterruptedException {
        Path unpacked = folder.resolve("unpacked");
        run("unzip", "-q", zip.toString(), "*/bin/*.sh", "-d", unpacked.toString());
        try (Stream<Path> files = Files.walk(unpacked)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void namesTheKeyStoreOfAStockKernelAndNothingOfAHardenedOne(Kernel kernel) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(new FileModes()))
                    .containsExactly(READ.formatted(TOML, "0755"), OPEN.formatted(kernel.store("wso2carbon")), NO_MASK);
            assertThat(hardened.findings(new FileModes())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "umask 0027 | false",
                "umask 077 | false",
                "umask '7' | false",
                "umask u=rwx,g=rx,o= | false",
                "umask go= | false",
                "umask o-rwx | false",
                "umask = | false",
                "umask -S 027 | false",
                "echo \"don't\"; umask 027 # umask 022 | false",
                "echo ${X#a} $#; umask 022 | true",
                "umask o+r | true",
                "umask u=rwx,g=,o=rx | true",
                "umask +rx | true",
                "if true; then umask 027; fi | false",
                "umask 0022 | true",
                "umask 0 | true",
                "umask u=rwx,go=rx | true",
                "[ -z $X ] && umask 002 | true"
            })
    void namesAMaskThatLetsOthersRead(String command, boolean weak) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SCRIPT, "umask 0027", command);

            assertThat(server.findings(new FileModes()))
                    .isEqualTo(
                            weak
                                    ? List.of(("warning %s: umask %s lets anyone read the files that the server"
                                                            + " writes. Set umask 0027")
                                                    .formatted(
                                                            server.line(SCRIPT, command),
                                                            command.replaceFirst(".*umask (-S )?", ""))
                                            + " before the first command.")
                                    : List.of());
            assertThat(server.notApplicable(new FileModes())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# umask 0027",
                "umask",
                "umask -S",
                "umask -S # umask 0027",
                "umask > /dev/null",
                "echo umask 0027",
                "UMASK=0027",
                "( umask 077; touch x )",
                "(cd x; umask 077; touch x)",
                "X=$(cd x; umask 077)",
                "echo \"Usage; umask 022\"",
                "echo 'a\\'; echo \"it's; umask 022\"",
                "cd . # x; umask 022",
                "cd . #; umask 022"
            })
    void takesNothingElseForAMask(String line) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SCRIPT, "umask 0027", line);

            assertThat(server.findings(new FileModes())).containsExactly(NO_MASK);
        }
    }

    @ParameterizedTest
    @CsvSource({"\"${MASK}\", ${MASK}", "'u=rwx,g=rx', 'u=rwx,g=rx'", "o-w, o-w", "o=g, o=g"})
    void doesNotDecideAMaskThatDependsOnWhatIsThere(String mask, String shown) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SCRIPT, "umask 0027", "umask " + mask);

            assertThat(server.findings(new FileModes())).isEmpty();
            assertThat(server.notApplicable(new FileModes()))
                    .containsExactly("the umask of bin/wso2server.sh is " + shown);
        }
    }

    @Test
    void hasTheShellKeepWhatTheServerWritesFromOthers() throws IOException, InterruptedException {
        Path script = folder.resolve("umask.sh");
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            String text = server.read(SCRIPT);
            int command = text.indexOf("umask 0027");
            Files.writeString(script, text.substring(0, text.indexOf("\n", command)) + "\ntouch \"$1\"\n");
        }
        Path written = folder.resolve("server.log");

        run("sh", script.toString(), written.toString());

        assertThat(Files.getPosixFilePermissions(written)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    }

    @Test
    void leavesAMaskThatIsThere() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.replace(SCRIPT, "cygwin=false;", "umask 0077\ncygwin=false;");
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new FileModes())).isEmpty();
            assertThat(server.read(SCRIPT)).doesNotContain("umask 0027");
        }
    }

    /** A bundle for the owner alone is of no use to a server that runs as any user of the group. */
    @Test
    void namesWhatTheGroupCannotUseWhereItIsForTheGroup() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            String closed =
                    "warning %s: the group doesn't have the owner's permissions for this file (mode 0600). chmod g=u.";

            assertThat(server.findings(new FileModes(), group()))
                    .containsExactly(
                            closed.formatted(TOML),
                            closed.formatted(SecretConf.PATH),
                            closed.formatted(Kernel.PKCS12.store("internal")),
                            closed.formatted(Kernel.PKCS12.store("primary")),
                            closed.formatted(Kernel.PKCS12.store("tls")),
                            ("warning %s: umask 0027 prevents the group from using the files that the server writes."
                                                    + " Set umask 0007 before")
                                            .formatted(server.line(SCRIPT, "umask 0027"))
                                    + " the first command.");
        }
    }

    @Test
    void letsTheGroupReadWhereItIsForTheGroupOnly() throws IOException {
        var builds = AuditedServer.builds();
        builds.settings = group();
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new FileModes(), group()))
                    .containsExactly(
                            READ.formatted(TOML, "0755").replace("600", "660"),
                            ("warning %s: this keystore is readable by users other than its owner and group (mode 0644)."
                                            + " chmod 660.")
                                    .formatted(Kernel.PKCS12.store("wso2carbon")),
                            NO_MASK.replace("0027", "0007"));
            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(new FileModes(), group())).isEmpty();
            assertThat(server.distribution().mode(Kernel.PKCS12.store("tls"))).hasValue(0660);
            assertThat(server.distribution().mode(SecretConf.PATH)).hasValue(0660);
            assertThat(server.findings(new FileModes()))
                    .containsExactlyElementsOf(Stream.of("internal", "primary", "tls")
                            .map(store ->
                                    OPEN.formatted(Kernel.PKCS12.store(store)).replace("0644", "0660"))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7 | open",
                "007 | open",
                "0007 | open",
                "u=rwx,g=rwx,o= | open",
                "ug=rwx,o= | open",
                "0077 | kept",
                "17 | kept",
                "0037 | kept",
                "o-rwx | unclear",
                "u=rwx,g=rx,o= | unclear",
                "0002 | others"
            })
    void namesAMaskThatKeepsTheGroupOut(String mask, String seen) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SCRIPT, "umask 0027", "umask " + mask);
            String told = "warning %s: umask %s %s. Set umask 0007 before the first command.";

            assertThat(server.findings(new FileModes(), group()).stream().filter(line -> line.contains("umask")))
                    .isEqualTo(
                            switch (seen) {
                                case "kept" ->
                                    List.of(told.formatted(
                                            server.line(SCRIPT, "umask " + mask),
                                            mask,
                                            "prevents the group from using the files that the server writes"));
                                case "others" ->
                                    List.of(told.formatted(
                                            server.line(SCRIPT, "umask " + mask),
                                            mask,
                                            "lets anyone read the files that the server writes"));
                                default -> List.of();
                            });
        }
    }

    private static Settings group() {
        return AuditedServer.builds().settings.with(PrivateFiles.GROUP);
    }

    @Test
    void namesAKeyStoreThatIsOpenToAll() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            String copy = Kernel.PKCS12.store("copy");
            server.put(copy, server.distribution().read(Kernel.PKCS12.store("tls")));

            assertThat(server.findings(new FileModes())).containsExactly(OPEN.formatted(copy));
        }
    }

    @Test
    void hidesWhatConfiguresSecretsAndSetsAMaskOnce() throws IOException {
        var edits = ControlEdits.of(new FileModes(), Kernel.PKCS12);

        assertThat(edits.files()).containsExactly(Map.entry(SCRIPT, Change.REPLACED), Map.entry(TOML, Change.REPLACED));
        assertThat(edits.scripts()).containsExactly(Map.entry(SCRIPT, List.of("+umask", "+0027")));
        assertThat(edits.toml()).isEmpty();
    }
}
