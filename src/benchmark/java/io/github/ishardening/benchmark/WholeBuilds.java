package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whole builds of one bundle, each in a separate process, taking turns so that disturbances of the machine affect all.
 * The projects are in {@code src/benchmark/builds}.
 */
final class WholeBuilds {

    private final Maven maven;
    private final Bundle bundle;
    private final Path folder;
    private final String audit;
    private final Optional<Script> script;
    private final Project bare;
    private final Project pipeline;
    private final Project ours;
    private final Project warned;
    private final Project four;
    private final Project six;
    private final Project archived;
    private final Project serial;

    /**
     * Prepares copies of the projects.
     *
     * @param plugin the version of this plugin
     * @param work the folder for the copies
     */
    WholeBuilds(Maven maven, Bundle bundle, String plugin, Path work) throws IOException {
        this.maven = maven;
        this.bundle = bundle;
        this.folder = work.resolve(bundle.artifactId());
        this.audit = "io.github.ishardening:is-hardening-maven-plugin:" + plugin + ":audit";
        this.script = Script.ofBundle(bundle, folder.resolve("by-hand"));
        Map<String, String> properties = bundle.propertiesWith(plugin);
        this.bare = Project.copy("bare", folder.resolve("bare"), properties);
        this.pipeline = Project.copy("careful-user", folder.resolve("careful-user"), properties);
        var projects = new OurProjects(bundle, plugin);
        this.ours = projects.single(folder.resolve("ours"));
        this.warned = projects.warned(folder.resolve("warned"));
        this.archived = projects.single(folder.resolve("archived"));
        this.serial = projects.single(folder.resolve("serial"));
        this.four = projects.reactor(4, folder.resolve("four"));
        this.six = projects.reactor(6, folder.resolve("six"));
    }

    /** Runs all builds once to warm up, count classes and check results, and then in turns. */
    SideBySide sideBySide(int rounds) throws IOException, InterruptedException {
        prepare();
        var results = new SideBySide();
        pass(maven, 0, results, results::count);
        Finished.check(pipeline.folder().resolve("target").resolve("careful-user-1.0-hardened.zip"), bundle);
        if (script.isPresent()) {
            Finished.check(script.get().result(), bundle);
        }
        for (int round = 1; round <= rounds; round++) {
            pass(maven.offline(), round, results, results::measure);
        }
        return results;
    }

    private void prepare() throws IOException, InterruptedException {
        for (Project each : List.of(warned, archived, serial, four, six)) {
            maven.build(each, "package").measure();
        }
        JvmConfig.serial(serial);
        archived.clean();
        JvmConfig.archive(archived, maven.build(archived, "package"), folder.resolve("maven.jsa"));
    }

    private interface Stopwatch {
        void take(Contestant contestant, Command command) throws IOException, InterruptedException;
    }

    private void pass(Maven maven, int round, SideBySide results, Stopwatch watch)
            throws IOException, InterruptedException {
        watch.take(Contestant.BARE_MAVEN, maven.build(bare, "validate"));
        others(maven, watch);

        ours.cleanWithKeys();
        watch.take(Contestant.FIRST, maven.build(ours, "package"));
        watch.take(Contestant.AUDIT, maven.build(ours, audit));
        watch.take(Contestant.AUDIT_AGAIN, maven.build(ours, audit));

        ours.clean();
        watch.take(Contestant.KEPT, maven.build(ours, "package"));
        OurProjects.trust(ours, 1);
        watch.take(Contestant.REMEMBERED, maven.build(ours, "package"));
        // Each round has a new fragment, so that its rendering isn't cached.
        OurProjects.configure(ours, round + 1);
        watch.take(Contestant.RENDERED, maven.build(ours, "package"));

        unchanged(maven, Contestant.UNCHANGED, ours, results, watch);
        unchanged(maven, Contestant.UNCHANGED_WARNED, warned, results, watch);

        four.clean();
        watch.take(Contestant.FOUR_PARALLEL, maven.build(four, "package", "-T4"));
        six.clean();
        watch.take(Contestant.SIX, maven.build(six, "package"));
        if (round > 0) {
            results.add(Contestant.WARM, ReactorSummary.ofLog(maven.log()).module(6));
        }

        archived.clean();
        watch.take(Contestant.ARCHIVED, maven.build(archived, "package"));
        serial.clean();
        watch.take(Contestant.SERIAL, maven.build(serial, "package"));
    }

    private void others(Maven maven, Stopwatch watch) throws IOException, InterruptedException {
        pipeline.clean();
        watch.take(Contestant.PIPELINE, maven.build(pipeline, "package"));
        if (script.isPresent()) {
            watch.take(Contestant.SCRIPT, script.get().command());
        }
        Path copy = folder.resolve("copy.zip");
        watch.take(Contestant.COPY, bundle.copyTo(copy));
        Files.delete(copy);
    }

    private static void unchanged(
            Maven maven, Contestant contestant, Project project, SideBySide results, Stopwatch watch)
            throws IOException, InterruptedException {
        var before = Folders.written(project.folder());
        watch.take(contestant, maven.build(project, "package"));
        results.unchanged(before, Folders.written(project.folder()));
    }
}
