package io.github.ishardening.keys;

import io.github.ishardening.oracle.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Other people's programs, which judge what is written here. */
public final class Programs {

    private Programs() {}

    public static Command openssl(String... arguments) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toArray(String[]::new));
    }

    public static Command run(String... command) throws IOException, InterruptedException {
        return Command.run(Path.of("").toAbsolutePath(), command);
    }

    /** The keytool of the running JDK and of all others that lie where Linux distributions put them. */
    public static List<Path> keytools() throws IOException {
        Path others = Path.of("/usr/lib/jvm");
        try (Stream<Path> installed = Files.isDirectory(others) ? Files.list(others) : Stream.empty()) {
            return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), installed.sorted())
                    .map(home -> home.resolve("bin/keytool"))
                    .filter(Files::isExecutable)
                    .map(Programs::real)
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
