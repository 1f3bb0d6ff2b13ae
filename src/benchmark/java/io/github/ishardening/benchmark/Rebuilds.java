package io.github.ishardening.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures rebuilds of projects after {@code clean}, with their keys kept.
 *
 * @param maven the Maven to use
 * @param bare a project with nothing to do, whose time is subtracted
 * @param rounds the number of builds, of which the median counts
 */
record Rebuilds(Maven maven, Project bare, int rounds) {

    /** Builds once to warm up, which also generates the keys, and then in rounds. */
    Measured of(Project project, String... more) throws IOException, InterruptedException {
        maven.build(project, "package", more).measure();
        var builds = new ArrayList<Measured>();
        var added = new ArrayList<Double>();
        for (int round = 1; round <= rounds; round++) {
            double nothing = maven.offline().build(bare, "validate").measure().seconds();
            project.clean();
            Measured build = maven.offline().build(project, "package", more).measure();
            builds.add(build);
            added.add(build.seconds() - nothing);
        }
        return new Measured(Median.of(added), builds.get(builds.size() - 1).consumption());
    }

    /** Runs another program as often, without subtracting anything. */
    double of(Command command) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            seconds.add(command.measure().seconds());
        }
        return Median.of(seconds);
    }
}
