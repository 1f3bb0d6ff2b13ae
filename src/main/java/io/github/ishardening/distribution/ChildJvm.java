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
 * The command of a separate JVM for work on what comes out of a distribution: it can be stopped, and has neither the
 * build's environment, among which secrets are, nor more memory than it is given.
 *
 * @param options of the JVM, besides those that all have
 * @param libraries its class path. This plugin's jar comes last, whose parts may be other versions of the same libraries
 * @param main where it begins, a class of this plugin
 */
public record ChildJvm(List<String> options, List<Path> libraries, Class<?> main) {

    /** What a JVM needs to know file names and its system by. */
    private static final Set<String> ENVIRONMENT = Set.of("LANG", "LC_ALL", "LC_CTYPE", "SystemRoot");

    /** How many megabytes of memory it has. */
    public static final int MEGABYTES = 256;

    /** It loads and runs most of its code once, for which the first compiler and the simplest collector are the fastest. */
    private static final List<String> SHORT_LIVED = List.of(
            "-Xmx" + MEGABYTES + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto");

    /** Copies the lists. */
    public ChildJvm {
        options = List.copyOf(options);
        libraries = List.copyOf(libraries);
    }

    /** The command, to be started. */
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

    /** Where a class of this plugin was loaded from: a jar or a folder. */
    public static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The location of a class isn't a valid URI", e);
        }
    }
}
