package io.github.ishardening.hardening.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.oracle.Command;
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
            assertThat(StartCommand.of(kernel, Path.of("/out/it's hardened.zip"))
                            .map(StartCommand::line))
                    .contains(
                            "unzip -q '/out/it'\\''s hardened.zip' && sh ./wso2carbon-core-4.10.32/bin/wso2server.sh");
        }
    }

    @Test
    void handsThePasswordOverToNobodyElse() throws Exception {
        Path zip = Files.createDirectory(folder.resolve("it's out")).resolve("server.zip");
        zip(zip, "my server/bin/start.sh", SCRIPT);
        Path secrets = Files.writeString(folder.resolve("my secrets.properties"), "a=1\ninternal.password=pass\nz=2\n");
        String printing = "sed -n 's/^internal\\.password=//p' '%s'".formatted(secrets);
        var command = new StartCommand("unzip -q 'it'\\''s out/server.zip' && ", "./my server", "bin/start.sh");

        assertThat(run(command.line("password-tmp", printing))).isEqualTo("-rw-------\npass\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*-hardened.zip", "is[1].zip", "is?.zip"})
    void unpacksNoZipWhoseNameStandsForOthersToo(String name) throws IOException {
        try (var kernel = Kernel.PKCS12.open()) {
            assertThat(StartCommand.of(kernel, Path.of("/out", name))).isEmpty();
        }
    }

    @Test
    void isNotForATerminalWhereNamesHoldControlCharacters() {
        assertThat(Optional.of(new StartCommand("", "./is", "bin/a\u001b[2J.sh"))
                        .filter(StartCommand::isReadable))
                .isEmpty();
    }

    private String run(String line) throws Exception {
        return Command.run(folder, List.of("sh", "-c", line)).output();
    }

    private static void zip(Path zip, String name, String content) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
