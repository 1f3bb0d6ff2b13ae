package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Tree;
import io.github.ishardening.fixture.WholeBuild;
import io.github.ishardening.oracle.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that get a SIGKILL while they harden a real kernel; {@code -Dkills=20} kills more of them. */
class KilledBuildsTest {

    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final long SEED = 20261123;

    @TempDir
    private static Path shared;

    /** What the builds of a test have in common. */
    private interface Kind {
        /** A build that hasn't begun. */
        WholeBuild build(String name) throws IOException;

        /** Requires of what a killed build left that nobody takes it for more than it is. */
        void requireHarmless(WholeBuild killed) throws Exception;

        /** Says whether two results are the same. */
        boolean areSame(Path result, Path other) throws IOException;
    }

    @Test
    void leaveTheInputAndAWholeZipOrNone() throws Exception {
        Path kernel = Kernels.zip(Kernels.PKCS12);
        Path input = Files.copy(kernel, shared.resolve("is.zip"));

        kill(new Kind() {
            @Override
            public WholeBuild build(String name) {
                return new WholeBuild(shared, "zip-" + name, input);
            }

            @Override
            public void requireHarmless(WholeBuild killed) throws Exception {
                assertThat(areSame(input, kernel)).isTrue();
                Path zip = killed.result();
                Path checksum = zip.resolveSibling(zip.getFileName() + ".sha256");
                if (Files.exists(zip)) {
                    require(zip.getParent(), "unzip", "-tqq", zip.toString());
                }
                if (Files.exists(checksum)) {
                    require(zip.getParent(), "sha256sum", "--check", "--strict", checksum.toString());
                }
            }

            @Override
            public boolean areSame(Path result, Path other) throws IOException {
                return Files.mismatch(result, other) == -1;
            }
        });
    }

    @Test
    void leaveADirectoryThatTheNextBuildPutsRight() throws Exception {
        Path unpacked = shared.resolve("unpacked");
        Kernels.unpack(Kernels.PKCS12, unpacked);

        kill(new Kind() {
            @Override
            public WholeBuild build(String name) throws IOException {
                Path home = shared.resolve("directory-" + name).resolve("wso2is");
                Tree.copy(unpacked, home);
                return new WholeBuild(shared, "directory-" + name, home);
            }

            @Override
            public void requireHarmless(WholeBuild killed) throws IOException {
                // Whatever of it is there already, another build sees what was unpacked.
                try (var seen = killed.open()) {
                    for (var file : Tree.of(unpacked).keySet()) {
                        assertThat(seen.read(file)).isEqualTo(Files.readAllBytes(unpacked.resolve(file)));
                    }
                }
            }

            @Override
            public boolean areSame(Path result, Path other) throws IOException {
                return Tree.of(result).equals(Tree.of(other));
            }
        });
    }

    /** Kills builds at points drawn by chance, in turn ones that find their keys and ones that make them. */
    private static void kill(Kind kind) throws Exception {
        WholeBuild first = kind.build("first");
        int makingKeys = first.run();
        WholeBuild undisturbed = withKeysOf(first, kind.build("undisturbed"));
        int keepingKeys = undisturbed.run();
        Random random = new Random(SEED);
        for (int round = 0; round < KILLS; round++) {
            boolean isKeeping = round % 2 == 0;
            WholeBuild killed = kind.build("killed-" + round);
            int point = random.nextInt(isKeeping ? keepingKeys : makingKeys);
            (isKeeping ? withKeysOf(first, killed) : killed).killedAt(point);

            kind.requireHarmless(killed);
            killed.run();

            WholeBuild expected = undisturbed;
            if (!isKeeping) {
                expected = withKeysOf(killed, kind.build("expected-" + round));
                expected.run();
            }
            assertThat(kind.areSame(killed.result(), expected.result()))
                    .as("killed at point %d, keys kept: %s", point, isKeeping)
                    .isTrue();
        }
    }

    private static WholeBuild withKeysOf(WholeBuild earlier, WholeBuild build) throws IOException {
        Tree.copy(earlier.keys(), build.keys());
        return build;
    }

    private static void require(Path folder, String... command) throws Exception {
        Command run = Command.run(folder, command);
        assertThat(run.exitCode()).as(run.output()).isZero();
    }
}
