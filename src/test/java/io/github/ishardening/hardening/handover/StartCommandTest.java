package io.github.ishardening.hardening.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartCommandTest {

    private static final String SCRIPT =
            "cd \"$(dirname \"$0\")/..\" && ls -l password-tmp | cut -c1-10 && cat password-tmp\n";

    @TempDir
    Path folder;

    @Test
    void unpacksAZipAndRunsItsScript() throws IOException {
        try (var kernel = Kernel.PKCS12.open()) {
            assertThat(StartCommand.of(kernel, Path.of("/out/it's hardened.zip"), false)
                            .map(StartCommand::line))
                    .contains("mkdir ./wso2carbon-core-4.10.32 && unzip -q '/out/it'\\''s hardened.zip'"
                            + " && sh ./wso2carbon-core-4.10.32/bin/wso2server.sh");
        }
    }

    @Test
    void handsThePasswordOverToNobodyElse() throws Exception {
        Path zip = Files.createDirectory(folder.resolve("it's out")).resolve("server.zip");
        zip(zip, "my server/bin/start.sh", SCRIPT);
        Path secrets = Files.writeString(folder.resolve("my secrets.properties"), "a=1\ninternal.password=pass\nz=2\n");
        var command = new PosixStart(Optional.of("it's out/server.zip"), "./my server", "bin/start.sh");

        String line = command.line(PasswordFile.TMP, SecretPlace.made(SecretName.INTERNAL_PASSWORD, secrets))
                .orElseThrow();

        assertThat(run(line)).isEqualTo(new Command(0, "-rw-------\npass\n"));
    }

    @Test
    void startsNothingWhereAServerIsInstalled() throws Exception {
        zip(folder.resolve("is.zip"), "is/bin/start.sh", "echo started\n");
        Path database = Files.createDirectories(folder.resolve("is/bin")).resolve("start.sh");
        Files.writeString(database, "data\n");
        var command = new PosixStart(Optional.of("is.zip"), "./is", "bin/start.sh");

        Command second = run(command.line());

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output()).matches("mkdir: .*\\./is.*: File exists\n");
        assertThat(database).hasContent("data\n");
    }

    @Test
    void startsAFolderWhereItIs() {
        assertThat(new PosixStart(Optional.empty(), "/srv/my server", "bin/start.sh").line())
                .isEqualTo("sh '/srv/my server/bin/start.sh'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*-hardened.zip", "is[1].zip", "is?.zip"})
    void unpacksNoZipWhoseNameStandsForOthersToo(String name) throws IOException {
        try (var kernel = Kernel.PKCS12.open()) {
            assertThat(StartCommand.of(kernel, Path.of("/out", name), false)).isEmpty();
        }
    }

    @Test
    void isNotForATerminalWhereNamesHoldControlCharacters() {
        assertThat(new PosixStart(Optional.empty(), "./is", "bin/a\u001b[2J.sh").isReadable())
                .isFalse();
        assertThat(new PowerShellStart(Optional.of("a\u001b[2J.zip"), ".\\is", "bin/a.bat").isReadable())
                .isFalse();
    }

    @Test
    void unpacksAZipInPowerShellWhateverItsName() throws IOException {
        try (var kernel = Kernel.PKCS12.open()) {
            assertThat(StartCommand.of(kernel, Path.of("it's 100% $HOME `id` [1].zip"), true)
                            .map(StartCommand::line))
                    .contains("& { $ErrorActionPreference = 'Stop'; Expand-Archive -LiteralPath"
                            + " 'it''s 100% $HOME `id` [1].zip' -DestinationPath . -ErrorAction Stop;"
                            + " Push-Location -LiteralPath '.\\wso2carbon-core-4.10.32';"
                            + " try { cmd /d /c bin\\wso2server.bat } finally { Pop-Location } }");
        }
    }

    @Test
    void startsAFolderInPowerShellFromInside() {
        var command = new PowerShellStart(Optional.empty(), "C:\\100%\\is", "bin/wso2server.bat");

        assertThat(command.line())
                .isEqualTo("& { $ErrorActionPreference = 'Stop'; Push-Location -LiteralPath 'C:\\100%\\is';"
                        + " try { cmd /d /c bin\\wso2server.bat } finally { Pop-Location } }");
    }

    @Test
    void writesThePasswordInPowerShellIntoAFileThatIsTheUsersOwnAlready() {
        var command = new PowerShellStart(Optional.empty(), "C:\\is", "bin/wso2server.bat");

        assertThat(command.line(
                        PasswordFile.TMP,
                        SecretPlace.made(SecretName.INTERNAL_PASSWORD, Path.of("C:\\keys\\secrets.properties"))))
                .contains("& { $ErrorActionPreference = 'Stop'; Push-Location -LiteralPath 'C:\\is'; try {"
                        + " $f = Join-Path $PWD.ProviderPath 'password-tmp.txt'; [IO.File]::WriteAllText($f, '');"
                        + " icacls $f /inheritance:r /grant:r"
                        + " \"*$([Security.Principal.WindowsIdentity]::GetCurrent().User):F\" | Out-Null;"
                        + " if ($LASTEXITCODE) { throw 'icacls failed' };"
                        + " [IO.File]::WriteAllText($f, [regex]::Match([IO.File]::ReadAllText("
                        + "'C:\\keys\\secrets.properties'), '(?m)^internal\\.password=(.*?)\\r?$').Groups[1].Value);"
                        + " cmd /d /c bin\\wso2server.bat } finally { Pop-Location } }");
    }

    private Command run(String line) throws Exception {
        return Command.run(folder, List.of("sh", "-c", line));
    }

    private static void zip(Path zip, String name, String content) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
