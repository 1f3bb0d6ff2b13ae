package io.github.ishardening.benchmark;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The documented procedure as a script, {@code src/benchmark/builds/by-hand/harden.sh}.
 *
 * @param command runs it, with this JVM and its keytool
 * @param result the zip that it generates
 */
record Script(Command command, Path result) {

    private static final Path SCRIPT = Path.of("src", "benchmark", "builds", "by-hand", "harden.sh");
    private static final Path CIPHER_TOOL = Path.of("target", "cipher-tool", "org.wso2.ciphertool.jar");
    private static final List<String> PROGRAMS = List.of("sh", "zip", "unzip", "sed", "sha256sum");

    /** The script for a bundle; empty, with a message, if a program that it calls is missing. */
    static Optional<Script> ofBundle(Bundle bundle, Path folder) {
        List<String> missing =
                PROGRAMS.stream().filter(program -> !isThere(program)).toList();
        if (!missing.isEmpty()) {
            System.out.println("Without the script, for which the path lacks " + String.join(", ", missing) + ".");
            return Optional.empty();
        }
        Path result = folder.resolveSibling("by-hand.zip").toAbsolutePath();
        var words = Stream.of(
                        Path.of("sh"),
                        SCRIPT,
                        bundle.zip().toAbsolutePath(),
                        Path.of(bundle.folder()),
                        CIPHER_TOOL.toAbsolutePath(),
                        folder.toAbsolutePath(),
                        result)
                .map(Path::toString)
                .toList();
        var path = Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + System.getenv("PATH");
        return Optional.of(
                new Script(new Command(words, Map.of("PATH", path), folder.resolveSibling("by-hand.log")), result));
    }

    private static boolean isThere(String program) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
