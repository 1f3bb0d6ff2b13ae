package io.github.ishardening.keystore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs other people's tools, which judge what is written here. */
final class Command {

    private Command() {}

    /**
     * What a command that has ended said.
     *
     * @param status its exit status
     * @param output what it wrote to both streams
     */
    record Result(int status, String output) {}

    static Result run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    static Result openssl(String... arguments) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** The keytool of the running JDK and of all others that lie where Linux distributions put them. */
    static List<Path> keytools() throws IOException {
        Path others = Path.of("/usr/lib/jvm");
        try (Stream<Path> installed = Files.isDirectory(others) ? Files.list(others) : Stream.empty()) {
            return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), installed.sorted())
                    .map(home -> home.resolve("bin/keytool"))
                    .filter(Files::isExecutable)
                    .map(Command::real)
                    .distinct()
                    .toList();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
