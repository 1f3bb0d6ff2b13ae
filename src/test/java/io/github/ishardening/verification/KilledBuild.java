package io.github.ishardening.verification;

import io.github.ishardening.file.ScratchFolder;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.verification.process.JavaHome;
import io.github.ishardening.verification.process.ServerCommand;
import io.github.ishardening.verification.process.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A build that tries a server, says where it is, and waits there to be killed. Run in a JVM of its own. */
final class KilledBuild {

    /** Where it waits. */
    enum Point {
        UNPACKED,
        STARTED,
        WAITING,
        UP,
        STOPPING,
        STARTED_AGAIN
    }

    /** The processes of a server, one that ignores signals and one that nobody waits for among them, and what says it is up. */
    static final String SERVER = """
            echo $$ >> "$PIDS"
            (trap '' TERM INT; echo $(exec sh -c 'echo $PPID') >> "$PIDS"; while :; do sleep 1; done) &
            (nohup sh -c 'echo $$ >> "$PIDS"; while :; do sleep 1; done' > /dev/null 2>&1 &)
            sleep 1
            %s
            while :; do sleep 1; done
            """;

    static final String UP = "echo WSO2 Carbon started in 1 sec";

    private final Point point;
    private final Path pids;

    private KilledBuild(Point point, Path pids) {
        this.point = point;
        this.pids = pids;
    }

    /** Waits at a point; the server writes the ids of its processes into a file. */
    public static void main(String[] arguments) throws IOException {
        new KilledBuild(Point.valueOf(arguments[0]), Path.of(arguments[1])).run();
    }

    private void run() throws IOException {
        try (var scratch = ScratchFolder.create()) {
            System.out.println(scratch.path());
            scratch.write(
                    "server.sh",
                    SERVER.formatted(point == Point.WAITING ? "" : UP).getBytes(StandardCharsets.UTF_8));
            at(Point.UNPACKED);
            once(scratch);
            once(scratch);
            at(Point.STARTED_AGAIN);
        }
    }

    private void once(ScratchFolder scratch) throws IOException {
        try (var server = start(scratch, pids);
                var start = follow(server, scratch)) {
            at(Point.STARTED);
            if (point == Point.WAITING) {
                at(Point.WAITING);
            }
            start.await(Duration.ofMinutes(1));
            at(Point.UP);
            at(Point.STOPPING);
            start.stop();
        }
    }

    static ServerProcess start(ScratchFolder scratch, Path pids) throws IOException {
        var java = JavaHome.in("the JDK of the tests", Path.of(System.getProperty("java.home")));
        var secret = Secret.of(pids.toString());
        return ServerProcess.start(new ServerCommand(
                scratch.path(),
                List.of("sh", scratch.path().resolve("server.sh").toString()),
                java,
                Map.of("PIDS", secret)));
    }

    static ServerStart follow(ServerProcess server, ScratchFolder scratch) throws IOException {
        return new ServerStart(
                server,
                scratch.path().resolve("no.log"),
                Files.createTempDirectory(scratch.path(), "logs"),
                "start-1",
                new SecretMask(List.of()));
    }

    private void at(Point here) throws IOException {
        if (here == point) {
            System.out.println("here");
            if (here != Point.STOPPING) {
                System.in.read();
            }
        }
    }
}
