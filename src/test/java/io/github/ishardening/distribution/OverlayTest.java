package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.distribution.zip.TestZip;
import io.github.ishardening.file.CrashingDisk;
import io.github.ishardening.file.Mode;
import io.github.ishardening.file.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {

    private static final String TOML = "repository/conf/deployment.toml";
    private static final String VERSION = "1.0.0";

    @TempDir
    private Path folder;

    private Path zip;
    private Path overlay;

    @BeforeEach
    void makeZip() throws IOException {
        zip = TestZip.identityServer().writeTo(folder.resolve("is.zip"));
        overlay = folder.resolve("is-hardening");
    }

    @Test
    void handsEditsOnFromGoalToGoal() throws IOException {
        run("import-certificates", VERSION, distribution -> distribution.write("lib/b", bytes("b")));
        run("inject-config", VERSION, OverlayTest::edit);

        try (Distribution distribution = Distribution.open(zip)) {
            assertThat(Overlay.at(overlay, VERSION).load(distribution))
                    .containsExactly("import-certificates", "inject-config");
            assertThat(distribution.edits())
                    .containsExactly(
                            entry("bin/version.txt", Change.DELETED),
                            entry("lib/b", Change.ADDED),
                            entry("lib/s\u00e9cret file", Change.ADDED),
                            entry(TOML, Change.REPLACED));
            assertThat(distribution.read(TOML)).isEqualTo(bytes("hardened"));
            assertThat(distribution.mode("lib/s\u00e9cret file")).hasValue(0600);
            assertThat(distribution.mode("lib/b")).hasValue(0644);
        }
    }

    private static void edit(Distribution distribution) throws IOException {
        distribution.write(TOML, bytes("hardened"));
        distribution.delete("bin/version.txt");
        distribution.writePrivate("lib/s\u00e9cret file", bytes("secret"), PrivateFiles.OWNER);
    }

    @Test
    void handsOnWhatCanBeRun() throws IOException {
        run("inject-config", VERSION, distribution -> {
            distribution.makeRunnable("bin/version.txt");
            distribution.makeRunnable(TOML);
            distribution.write(TOML, bytes("hardened"));
        });

        try (Distribution distribution = Distribution.open(zip)) {
            Overlay.at(overlay, VERSION).load(distribution);

            assertThat(distribution.edits())
                    .containsExactly(entry("bin/version.txt", Change.REPLACED), entry(TOML, Change.REPLACED));
            assertThat(distribution.mode("bin/version.txt")).hasValue(0755);
            assertThat(distribution.mode(TOML)).hasValue(0755);
            assertThat(distribution.read(TOML)).isEqualTo(bytes("hardened"));
        }
    }

    @Test
    void handsOnWhatTheGroupMayRead() throws IOException {
        run("inject-config", VERSION, distribution -> distribution.writePrivate(TOML, bytes("x"), PrivateFiles.GROUP));

        try (Distribution distribution = Distribution.open(zip)) {
            Overlay.at(overlay, VERSION).load(distribution);

            assertThat(distribution.mode(TOML)).hasValue(0660);
        }
        assertThat(Mode.of(overlay.resolve("overlay"))).hasValue(0700);
    }

    @Test
    void liesInFilesThatOthersCannotRead() throws IOException {
        run("inject-config", VERSION, OverlayTest::edit);

        assertThat(Tree.of(overlay))
                .containsEntry("overlay/" + TOML, "644 hardened")
                .containsEntry("overlay/lib/s\u00e9cret file", "600 secret")
                .containsEntry("overlay.deletions", "644 bin/version.txt\n")
                .containsOnlyKeys(
                        "overlay/" + TOML, "overlay/lib/s\u00e9cret file", "overlay.deletions", "overlay.lock");
        assertThat(Mode.of(overlay.resolve("overlay"))).hasValue(0700);
    }

    @Test
    void forgetsWhatAGoalStagesNoMore() throws IOException {
        run("inject-config", VERSION, OverlayTest::edit);
        try (Distribution distribution = Distribution.open(zip)) {
            distribution.write("lib/b", bytes("b"));
            Overlay.at(overlay, VERSION).store(distribution, "import-certificates");
        }

        assertThat(Tree.of(overlay)).containsOnlyKeys("overlay/lib/b", "overlay.deletions", "overlay.lock");
        assertLoaded(VERSION, "import-certificates");
    }

    @Test
    void startsEmptyForAnotherVersionOfThePlugin() throws IOException {
        run("inject-config", VERSION, OverlayTest::edit);

        assertLoaded("1.0.1");
    }

    @Test
    void startsEmptyForAnotherDistribution() throws IOException {
        run("inject-config", VERSION, OverlayTest::edit);
        TestZip.identityServer().with(TestZip.TOP + "lib/new", "").writeTo(zip);

        assertLoaded(VERSION);
    }

    @Test
    void startsEmptyWithAnUnreadableLock() throws IOException {
        run("inject-config", VERSION, OverlayTest::edit);
        Files.writeString(overlay.resolve("overlay.lock"), "nonsense");

        assertLoaded(VERSION);
    }

    @Test
    void holdsForADirectoryAlsoAfterThatWasSaved() throws IOException {
        Path directory = TestProduct.unpackedInto(folder.resolve("wso2is-7.1.0"));
        Path originals = overlay.resolve("original");
        try (Distribution distribution = Distribution.open(directory, originals)) {
            edit(distribution);
            Overlay.at(overlay, VERSION).store(distribution, "inject-config");
            distribution.save();
        }

        try (Distribution distribution = Distribution.open(directory, originals)) {
            assertThat(Overlay.at(overlay, VERSION).load(distribution)).containsExactly("inject-config");
        }
        Files.writeString(directory.resolve("bin/new"), "new");
        try (Distribution distribution = Distribution.open(directory, originals)) {
            assertThat(Overlay.at(overlay, VERSION).load(distribution)).isEmpty();
        }
    }

    @Test
    void isAsBeforeOrEmptyOrAsAfterWhereStoringIsKilled() throws IOException {
        Set<Set<String>> seen = new TreeSet<>((left, right) -> left.toString().compareTo(right.toString()));
        boolean survived = false;
        for (int operations = 0; !survived; operations++) {
            overlay = folder.resolve("killed" + operations);
            run("import-certificates", VERSION, distribution -> distribution.write("lib/b", bytes("b")));
            survived = surviveStore(operations);
            try (Distribution distribution = Distribution.open(zip)) {
                Overlay.at(overlay, VERSION).load(distribution);
                seen.add(distribution.edits().keySet());
            }
        }

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        Set.of(),
                        Set.of("lib/b"),
                        new TreeSet<>(Set.of("bin/version.txt", "lib/s\u00e9cret file", TOML)));
    }

    private boolean surviveStore(int operations) throws IOException {
        try (Distribution distribution = Distribution.open(zip)) {
            edit(distribution);
            new Overlay(overlay, VERSION, new CrashingDisk(operations)).store(distribution, "inject-config");
            return true;
        } catch (CrashingDisk.Crash e) {
            return false;
        }
    }

    private interface Edits {
        void stage(Distribution distribution) throws IOException;
    }

    private void run(String goal, String version, Edits edits) throws IOException {
        try (Distribution distribution = Distribution.open(zip)) {
            Overlay staged = Overlay.at(overlay, version);
            staged.load(distribution);
            edits.stage(distribution);
            staged.store(distribution, goal);
        }
    }

    private void assertLoaded(String version, String... goals) throws IOException {
        try (Distribution distribution = Distribution.open(zip)) {
            assertThat(Overlay.at(overlay, version).load(distribution)).containsExactly(goals);
            assertThat(distribution.edits().isEmpty()).isEqualTo(goals.length == 0);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
