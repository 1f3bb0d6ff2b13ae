package io.github.ishardening.file;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {

    @TempDir
    private Path base;

    private Path distribution;

    @BeforeEach
    void place() throws IOException {
        distribution = Files.createDirectories(base.resolve("is/repository/conf"))
                .resolve("../..")
                .normalize();
        Files.createDirectory(base.resolve("elsewhere"));
        Files.createSymbolicLink(base.resolve("into"), distribution.resolve("repository"));
        Files.createSymbolicLink(base.resolve("elsewhere/into"), distribution.resolve("repository/conf"));
        Files.createSymbolicLink(distribution.resolve("out"), base.resolve("elsewhere"));
        Files.createSymbolicLink(base.resolve("same"), distribution);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is",
                "is/keys",
                "is/repository/conf/a/b",
                "into/keys",
                "into",
                "elsewhere/into/keys",
                "elsewhere/../is/keys",
                // What the system makes of it, and what it is once the dots are removed.
                "elsewhere/into/../keys",
                "is/out/../keys",
                "not-there/../is/keys"
            })
    void keysAndOutputInsideTheDistributionAreRefusedHoweverTheyGetThere(String path) {
        Path inside = base.resolve(path);
        for (Path named : new Path[] {distribution, base.resolve("same")}) {
            assertRefused(
                    () -> Placement.requireKeysApart(named, inside),
                    inside + ": is inside the distribution, so the keys would be packed with it."
                            + " Choose another keys directory.");
            assertRefused(
                    () -> Placement.requireOutputOutside(named, inside),
                    inside + ": is inside the distribution. Choose another output directory.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "is-keys", "elsewhere/keys", "elsewhere/../keys", "is/out/keys"})
    void thoseBesideItAreFine(String path) {
        Path beside = base.resolve(path);
        assertThatNoException().isThrownBy(() -> Placement.requireKeysApart(distribution, beside));
        assertThatNoException().isThrownBy(() -> Placement.requireOutputOutside(distribution, beside));
    }

    @Test
    void aKeysDirectoryAroundTheDistributionIsRefused() {
        assertRefused(
                () -> Placement.requireKeysApart(base.resolve("same"), base),
                base + ": contains the distribution. Choose a separate directory for the keys.");
    }

    @Test
    void keysThatCleanWouldDeleteAreRefused() throws IOException {
        Path target = base.resolve("elsewhere");
        Path link = Files.createSymbolicLink(base.resolve("keys"), target);
        for (Path keys : new Path[] {target, target.resolve("keys"), link.resolve("a")}) {
            assertRefused(
                    () -> Placement.requireKeysOutOfReachOfClean(target, keys),
                    keys + ": is inside the build directory " + target + ", which clean deletes."
                            + " Choose another keys directory, or set is-hardening.ephemeral=true for temporary keys.");
        }
        assertThatNoException().isThrownBy(() -> Placement.requireKeysOutOfReachOfClean(target, base.resolve("k")));
    }

    private static void assertRefused(ThrowingCallable placing, String message) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(placing).withMessage(message);
    }
}
