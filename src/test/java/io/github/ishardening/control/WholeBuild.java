package io.github.ishardening.control;

import io.github.ishardening.distribution.BuildLock;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.KillableDistribution;
import io.github.ishardening.problem.Progress;
import io.github.ishardening.server.JavaProcess;
import io.github.ishardening.server.KillPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A build that hardens a server and saves it, in this process or in one of its own that is killed.
 *
 * @param shared the folder of all builds, where configurations that were rendered are remembered
 * @param name its own folder in there
 * @param input the zip or the directory
 */
record WholeBuild(Path shared, String name, Path input) {

    /** Where its keys live. */
    Path keys() {
        return shared.resolve(name).resolve("keys");
    }

    /** The hardened zip, or the directory itself. */
    Path result() {
        return Files.isDirectory(input) ? input : shared.resolve(name).resolve("out/hardened.zip");
    }

    /** Opens the server as the next build will. */
    Distribution open() throws IOException {
        return open(KillPoint.none());
    }

    private Distribution open(KillPoint kill) throws IOException {
        return KillableDistribution.open(input, shared.resolve(name).resolve("original"), kill);
    }

    /** Builds; returns how many points there were at which to kill it. */
    int run() throws IOException {
        var undisturbed = KillPoint.none();
        run(undisturbed);
        return undisturbed.passed();
    }

    /** Builds in a process that gets SIGKILL at this point. */
    void killedAt(int point) throws IOException, InterruptedException {
        try (var build = JavaProcess.start(
                WholeBuild.class, shared.toString(), name, input.toString(), Integer.toString(point))) {
            if (!KillPoint.HERE.equals(build.line())) {
                throw new IllegalStateException("The build ended before point " + point);
            }
            build.kill();
        }
    }

    /** What runs in the process; takes the parts of this record and the point. */
    public static void main(String[] arguments) throws IOException {
        new WholeBuild(Path.of(arguments[0]), arguments[1], Path.of(arguments[2]))
                .run(new KillPoint(Integer.parseInt(arguments[3])));
    }

    private void run(KillPoint kill) throws IOException {
        new BuildLock(shared.resolve(name).resolve("out/is-hardening"), Progress.silent())
                .lock(input, () -> harden(kill));
    }

    private void harden(KillPoint kill) throws IOException {
        try (var servers = new ServerBuilds(shared);
                var distribution = open(kill)) {
            var builds = servers.with(shared.relativize(keys()).toString());
            builds.kill = kill;
            ServerBuilds.harden(builds, distribution);
            if (distribution.isDirectory()) {
                distribution.save();
            } else {
                distribution.saveTo(result(), null, Progress.silent());
            }
        }
    }
}
