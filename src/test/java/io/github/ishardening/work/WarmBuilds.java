package io.github.ishardening.work;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds of a project that one JVM runs one after the other, as a daemon or an IDE does, each in a Maven container of its
 * own. Leaves {@code warm.log}, what Maven said last, in the project, and the heap of the JVM after the last.
 */
public final class WarmBuilds {

    private final Path project;
    private final Path maven;
    private final List<String> words;

    /**
     * @param maven where Maven is installed
     * @param words what Maven is told, the goal first
     */
    public WarmBuilds(Path project, Path maven, String... words) {
        this.project = project.toAbsolutePath();
        this.maven = maven;
        this.words = List.of(words);
    }

    /** Where the heap of the JVM is after the last build, with what is reachable in it. */
    public Path heap() {
        return project.resolve("warm.hprof");
    }

    /** Runs {@code validate} and then so many builds; what the JVM held after each. */
    public List<Living> run(int builds) throws IOException, InterruptedException {
        Path classes = project.resolve("warm-classes.log");
        Files.deleteIfExists(heap());
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // The heap has no dead objects in it after a collection, whose bytes a dump would hold.
                "-XX:MarkSweepDeadRatio=0",
                "-Xlog:class+load=info:file=%s:none:filecount=0".formatted(classes),
                "-Dmaven.home=" + maven,
                "-Dmaven.multiModuleProjectDirectory=" + project,
                "-cp",
                classPath(),
                WarmMaven.class.getName(),
                project.toString(),
                classes.toString(),
                heap().toString(),
                Integer.toString(builds)));
        command.addAll(words);
        Path errors = project.resolve("warm-errors.log");
        var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(errors));
        }
        return said.lines().map(Living::parse).toList();
    }

    private String classPath() throws IOException {
        var jars = new ArrayList<String>();
        jars.add(ownClasses().toString());
        for (String folder : List.of("lib", "boot")) {
            try (Stream<Path> files = Files.list(maven.resolve(folder))) {
                files.map(Path::toString)
                        .filter(file -> file.endsWith(".jar"))
                        .sorted()
                        .forEach(jars::add);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path ownClasses() {
        try {
            return Path.of(WarmBuilds.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The location of a class isn't a valid URI", e);
        }
    }
}
