package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whole builds of one bundle, each in a process of its own, taken in turns: what disturbs the machine disturbs all. The
 * projects are those in {@code src/benchmark/builds}.
 */
final class WholeBuilds {

    private static final Path PROJECTS = Path.of("src", "benchmark", "builds");

    private final Maven maven;
    private final Bundle bundle;
    private final Path bare;
    private final Path ours;
    private final Path pipeline;
    private final Path copy;
    private final Map<String, String> properties;

    /**
     * Builds in copies of the projects.
     *
     * @param plugin the version of this plugin
     * @param work takes the copies
     */
    WholeBuilds(Maven maven, Bundle bundle, String plugin, Path work) throws IOException {
        Path folder = work.resolve(bundle.artifactId());
        this.maven = maven;
        this.bundle = bundle;
        this.bare = project("bare", folder);
        this.ours = project("ours", folder);
        this.pipeline = project("careful-user", folder);
        this.copy = folder.resolve("copy.zip");
        this.properties = new HashMap<>(bundle.properties());
        properties.put("plugin.version", plugin);
    }

    private static Path project(String name, Path folder) throws IOException {
        Path project = folder.resolve(name);
        Folders.copy(PROJECTS.resolve(name), project);
        return project;
    }

    /** Runs all of them once to warm up, then in turns. */
    SideBySide sideBySide(int rounds) throws IOException, InterruptedException {
        writeFragment(0);
        maven.prepare(bare, "validate", properties);
        maven.prepare(ours, "package", properties);
        maven.prepare(pipeline, "package", properties);
        var results = new SideBySide();
        for (int round = 1; round <= rounds; round++) {
            takeTurns(round, results);
        }
        return results;
    }

    private void takeTurns(int round, SideBySide results) throws IOException, InterruptedException {
        results.add(Contestant.BARE_MAVEN, maven.run(bare, "validate", properties));

        Folders.delete(ours.resolve("keys"));
        Folders.delete(ours.resolve("target"));
        results.add(Contestant.FIRST, maven.run(ours, "package", properties));

        writeFragment(round);
        results.add(Contestant.CHANGED, maven.run(ours, "package", properties));

        var before = Folders.written(ours);
        results.add(Contestant.UNCHANGED, maven.run(ours, "package", properties));
        results.unchanged(before, Folders.written(ours));

        Folders.delete(pipeline.resolve("target"));
        results.add(Contestant.PIPELINE, maven.run(pipeline, "package", properties));

        Files.deleteIfExists(copy);
        var cp = List.of("cp", bundle.zip().toString(), copy.toString());
        results.add(Contestant.COPY, new Command(cp, copy.resolveSibling("cp.log")).measure());
    }

    /** Each round has a fragment that wasn't there before, so that nothing of it is remembered. */
    private void writeFragment(int round) throws IOException {
        Files.writeString(ours.resolve("fragment.toml"), """
                [transport.https.properties]
                maxThreads = %d
                """.formatted(200 + round));
    }
}
