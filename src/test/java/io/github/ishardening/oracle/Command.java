package io.github.ishardening.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program of the machine (openssl, unzip, keytool), run to its end. */
public record Command(int exitCode, String output) {

    /** Runs the program in a folder; what it writes to either stream is its output. */
    public static Command run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        var process = new ProcessBuilder(arguments)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Command(process.waitFor(), output);
    }

    /** Runs the program in a folder. */
    public static Command run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, List.of(arguments));
    }
}
