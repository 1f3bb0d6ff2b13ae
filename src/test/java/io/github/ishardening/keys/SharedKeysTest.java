package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keys.directory.OtherProcess;
import io.github.ishardening.keys.directory.OtherProcess.Task;
import io.github.ishardening.oracle.JavaProcess;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedKeysTest {

    private static final int KILLS = 20;

    @TempDir
    Path temporary;

    @Test
    void givesManyThreadsTheSameKeys() throws Exception {
        ExecutorService modules = Executors.newFixedThreadPool(4);
        try {
            Callable<Map<Role, String>> build = () -> Builds.hashes(
                    new Builds(temporary, MemorySecrets.remembering(Role.CA, Role.TLS)).run(Builds.SMALL));
            List<Future<Map<Role, String>>> built = modules.invokeAll(
                    IntStream.range(0, 20).mapToObj(i -> build).toList());
            Set<Map<Role, String>> hashes = new HashSet<>();
            for (Future<Map<Role, String>> each : built) {
                hashes.add(each.get());
            }
            assertThat(hashes).hasSize(1);
        } finally {
            modules.shutdownNow();
        }
    }

    @Test
    void givesManyProcessesTheSameKeys() throws Exception {
        List<JavaProcess> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(OtherProcess.start(Task.MAKE, temporary));
        }
        Set<String> hashes = new HashSet<>();
        for (JavaProcess process : processes) {
            hashes.add(process.line());
            assertThat(process.end()).isZero();
        }
        assertThat(hashes).hasSize(1).doesNotContainNull();
    }

    @Test
    void waitsForAnotherProcess() throws Exception {
        try (var other = OtherProcess.start(Task.HOLD, temporary)) {
            assertThat(other.line()).isEqualTo("held");
            try (var channel = FileChannel.open(temporary.resolve(".lock"), StandardOpenOption.WRITE)) {
                assertThat(channel.tryLock()).isNull();
            }
            other.goOn();
            assertThat(KeysDirectory.at(temporary, false).<Boolean>exclusively(() -> true))
                    .isTrue();
            assertThat(other.end()).isZero();
        }
    }

    @Test
    void survivesBeingKilledAnywhere() throws Exception {
        int making = steps(Task.MAKE_STEPWISE, temporary.resolve("counted"));
        int rotating = steps(Task.ROTATE_STEPWISE, temporary.resolve("counted"));
        Random random = new Random(20261122);
        Set<KeyStatus> made = new HashSet<>();
        for (int round = 0; round < KILLS; round++) {
            var builds = new Builds(temporary.resolve("killed-" + round), MemorySecrets.remembering(Role.CA, Role.TLS));
            if (round % 2 == 0) {
                killAfter(random.nextInt(making), Task.MAKE_STEPWISE, builds.folder);
                made.add(requireAllAlike(builds.run(Builds.SMALL)));
            } else {
                Map<Role, String> old = Builds.hashes(builds.run(Builds.SMALL));
                killAfter(random.nextInt(rotating), Task.ROTATE_STEPWISE, builds.folder);
                Keys keys = builds.run(Builds.SMALL);
                assertThat(keys.isChanged()).isFalse();
                boolean isNew = !Builds.hashes(keys).get(Role.CA).equals(old.get(Role.CA));
                assertThat(keys.former(Role.CA)).hasSize(isNew ? 1 : 0);
                assertThat(Builds.hashes(keys)).containsEntry(Role.TLS, old.get(Role.TLS));
            }
        }
        assertThat(made).containsOnly(KeyStatus.CREATED, KeyStatus.UP_TO_DATE);
    }

    private static KeyStatus requireAllAlike(Keys keys) {
        assertThat(Set.copyOf(Builds.statuses(keys).values())).hasSize(1);
        return keys.get(Role.TLS).status();
    }

    private static int steps(Task task, Path folder) throws Exception {
        try (var process = OtherProcess.start(task, folder)) {
            int steps = 0;
            while (process.line() != null) {
                steps++;
                process.goOn();
            }
            assertThat(process.end()).isZero();
            return steps;
        }
    }

    private static void killAfter(int steps, Task task, Path folder) throws Exception {
        try (var process = OtherProcess.start(task, folder)) {
            for (int step = 0; step <= steps; step++) {
                assertThat(process.line()).isEqualTo("step");
                if (step < steps) {
                    process.goOn();
                }
            }
            process.kill();
        }
    }
}
