package io.github.ishardening.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ishardening.file.ScratchFolder;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.oracle.JavaProcess;
import io.github.ishardening.verification.KilledBuild.Point;
import io.github.ishardening.verification.check.CompletedStart.Ending;
import io.github.ishardening.verification.process.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever becomes of a build, nothing runs on that it started, and the next build goes through. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(180)
class KilledBuildTest {

    private static final int PROCESSES = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Point.class)
    void leavesNothingRunningWhenItIsKilled(Point point) throws IOException, InterruptedException {
        try (var build = JavaProcess.start(KilledBuild.class, point.name(), pids().toString())) {
            Path scratch = Path.of(build.line());
            assertThat(build.line()).isEqualTo("here");
            if (point != Point.UNPACKED) {
                awaitProcesses();
            }
            build.kill();

            assertNothingIsLeft(scratch);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void leavesNothingRunningWhenItIsInterrupted(String signal) throws IOException, InterruptedException {
        assumeThat(isHeard(signal)).as("what starts the tests ignores it").isTrue();
        try (var build = JavaProcess.start(KilledBuild.class, Point.UP.name(), pids().toString())) {
            Path scratch = Path.of(build.line());
            assertThat(build.line()).isEqualTo("here");
            awaitProcesses();
            Command.run(folder, "kill", "-" + signal, Long.toString(build.pid()));
            build.end();

            assertNothingIsLeft(scratch);
        }
    }

    @Test
    void leavesNothingRunningWhenTheServerIsNotUpInTime() throws IOException, InterruptedException {
        try (var scratch = server("")) {
            try (var server = KilledBuild.start(scratch, pids());
                    var start = KilledBuild.follow(server, scratch)) {
                assertThat(start.await(Duration.ofSeconds(3))).isEqualTo(Ending.TIMED_OUT);
            }
            assertNothingRuns();
        }
    }

    @Test
    void leavesNothingRunningWhenTheServerEndsByItself() throws IOException, InterruptedException {
        try (var scratch = server("echo FATAL no more memory; exit 3")) {
            try (var server = KilledBuild.start(scratch, pids());
                    var start = KilledBuild.follow(server, scratch)) {
                assertThat(start.await(Duration.ofMinutes(1))).isEqualTo(Ending.ENDED);
                start.stop();
                assertThat(start.said().complaints())
                        .extracting(line -> line.file() + ":" + line.number() + ": " + line.text())
                        .containsExactly("start-1/console.log:1: FATAL no more memory");
            }
            assertNothingRuns();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNothingRunningWhenTheDiskIsFull() throws IOException, InterruptedException {
        Path full = Files.createDirectories(folder.resolve("logs/start-1")).resolve("console.log");
        Files.createSymbolicLink(full, Path.of("/dev/full"));
        try (var scratch = server(KilledBuild.UP)) {
            try (var server = KilledBuild.start(scratch, pids());
                    var start = new ServerStart(
                            server,
                            folder.resolve("no.log"),
                            folder.resolve("logs"),
                            "start-1",
                            new SecretMask(List.of()))) {
                assertThatThrownBy(() -> start.await(Duration.ofMinutes(1)))
                        .isInstanceOf(FileSystemException.class)
                        .hasMessageContaining("No space left on device");
            }
            assertNothingRuns();
        }
    }

    /** As a terminal does, which sends it to all processes in front. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNothingBehindWhenTheGuardIsInterrupted() throws IOException, InterruptedException {
        try (var scratch = server(KilledBuild.UP)) {
            try (var server = KilledBuild.start(scratch, pids());
                    var start = KilledBuild.follow(server, scratch)) {
                start.await(Duration.ofMinutes(1));
                awaitProcesses();
                Command.run(folder, "kill", "-TERM", Long.toString(guard()));
                for (int i = 0; i < 400 && Files.exists(scratch.path()); i++) {
                    Thread.sleep(50);
                }
                assertThat(scratch.path()).doesNotExist();
            }
            assertNothingRuns();
        }
    }

    private long guard() throws IOException {
        return ProcessHandle.of(process(0)).orElseThrow().parent().orElseThrow().pid();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNothingRunningWhenTheGuardIsKilled() throws IOException, InterruptedException {
        try (var scratch = server(KilledBuild.UP)) {
            ServerProcess server = KilledBuild.start(scratch, pids());
            try (server;
                    var start = KilledBuild.follow(server, scratch)) {
                start.await(Duration.ofMinutes(1));
                awaitProcesses();
                server.exitCode();
                long guard = ProcessHandle.of(process(0))
                        .orElseThrow()
                        .parent()
                        .orElseThrow()
                        .pid();
                Command.run(folder, "kill", "-KILL", Long.toString(guard));
            }
            assertNothingRuns();
        }
    }

    /** Programs in the background of a shell have SIGINT (2) ignored, and so have all that they start (proc(5)). */
    private static boolean isHeard(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        return !signal.equals("INT")
                || !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .noneMatch(line -> (Integer.parseInt(line.substring(line.length() - 1), 16) & 2) != 0);
    }

    private static ScratchFolder server(String then) throws IOException {
        var scratch = ScratchFolder.create();
        scratch.write("server.sh", KilledBuild.SERVER.formatted(then).getBytes(StandardCharsets.UTF_8));
        return scratch;
    }

    private Path pids() {
        return folder.resolve("pids");
    }

    private long process(int index) throws IOException {
        return Long.parseLong(Files.readAllLines(pids()).get(index));
    }

    private void awaitProcesses() throws IOException, InterruptedException {
        for (int i = 0; i < 600 && processes().size() < PROCESSES; i++) {
            Thread.sleep(50);
        }
        assertThat(processes()).hasSizeGreaterThanOrEqualTo(PROCESSES);
    }

    private List<String> processes() throws IOException {
        return Files.exists(pids()) ? Files.readAllLines(pids()) : List.of();
    }

    private void assertNothingIsLeft(Path scratch) throws IOException, InterruptedException {
        assertNothingRuns();
        for (int i = 0; i < 200 && Files.exists(scratch) && !processes().isEmpty(); i++) {
            Thread.sleep(50);
        }
        ScratchFolder.create().close();
        assertThat(scratch).doesNotExist();
    }

    private void assertNothingRuns() throws IOException, InterruptedException {
        for (String process : processes()) {
            Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(process));
            for (int i = 0; i < 400 && left.filter(ProcessHandle::isAlive).isPresent(); i++) {
                Thread.sleep(50);
            }
            assertThat(left.filter(ProcessHandle::isAlive)).isEmpty();
        }
    }
}
