package io.github.ishardening.distribution.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What other people's tools say about a zip. */
public final class ZipTools {

    private ZipTools() {}

    /** Lets Info-ZIP unpack all entries in memory and compare their checksums. */
    public static void assertSound(Path zip) throws IOException, InterruptedException {
        run(zip.getParent(), "unzip", "-tqq", zip.toString());
    }

    /** Lets {@code sha256sum} compare the zip with the file beside it. */
    public static void assertChecksum(Path zip) throws IOException, InterruptedException {
        run(zip.getParent(), "sha256sum", "--check", "--strict", zip.getFileName() + ".sha256");
    }

    /** A line per entry, in the order of the zip: mode, versions, sizes, method, date, name. */
    public static List<String> list(Path zip) throws IOException, InterruptedException {
        return run(
                zip.toAbsolutePath().getParent(),
                "zipinfo",
                "-lT",
                "--h-t",
                zip.getFileName().toString());
    }

    private static List<String> run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(Arrays.toString(command) + "\n" + output)
                .isZero();
        return output.lines().toList();
    }
}
