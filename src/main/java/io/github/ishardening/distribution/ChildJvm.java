package io.github.ishardening.distribution;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command of a separate JVM for processing untrusted contents of a distribution: it can be stopped, has limited
 * memory, and doesn't get the build's environment, which contains secrets.
 *
 * @param options additional options of the JVM
 * @param libraries its class path. This plugin's jar is added at the end, because it may contain other versions of the
 *     same libraries
 * @param main its main class, which belongs to this plugin
 */
public record ChildJvm(List<String> options, List<Path> libraries, Class<?> main) {

    /** The variables that a JVM needs for file names and for its system. */
    private static final Set<String> ENVIRONMENT = Set.of("LANG", "LC_ALL", "LC_CTYPE", "SystemRoot");

    /** The maximum heap size in megabytes. */
    public static final int MEGABYTES = 256;

    /** Most of the code is loaded and run once, for which the first compiler and the simplest collector are fastest. */
    private static final List<String> SHORT_LIVED = List.of(
            "-Xmx" + MEGABYTES + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto");

    public ChildJvm {
        options = List.copyOf(options);
        libraries = List.copyOf(libraries);
    }

    /** The command, ready to be started. */
    public ProcessBuilder command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(options);
        command.add("-cp");
        command.add(Stream.concat(libraries.stream(), Stream.of(origin(main)))
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        return builder;
    }

    /** The jar or folder from which a class of this plugin was loaded. */
    public static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The location of a class isn't a valid URI", e);
        }
    }
}
