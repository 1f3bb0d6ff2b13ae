package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.file.OtherBuild;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.oracle.HardenedZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

@MojoTest
class HardenMojoTest extends GoalTest {

    private static final String CONFIGURATION =
            POM + "<distribution>" + KERNEL + "</distribution><hostname>is.example.com</hostname>" + FAST_KEYS + END;
    private static final String HARDENED = "Hardened distribution: ";
    private static final String UNCHANGED = "Nothing has changed since this was hardened: ";

    private static final String NAME = "wso2carbon-core-4.10.32";
    private static final String WITH_OVERLAY =
            POM + "<overlay>true</overlay><fileModes>Group</fileModes>" + FAST_KEYS + "<distribution>";
    private static final String OVERLAY = WITH_OVERLAY + KERNEL + "</distribution>" + END;
    private static final String OF_DIRECTORY = WITH_OVERLAY + NAME + "</distribution>" + END;
    private static final String OF_DIRECTORY_ALONE =
            POM + "<fileModes>Group</fileModes>" + FAST_KEYS + "<distribution>" + NAME + "</distribution>" + END;
    private static final String[] ATTACHED = {
        "zip hardened " + NAME + "-hardened.zip",
        "tar.gz overlay " + NAME + "-overlay.tar.gz",
        "tar.gz overlay-layer " + NAME + "-overlay-layer.tar.gz",
        "json overlay-layer " + NAME + "-overlay-layer.json"
    };

    @Inject
    private MavenProject project;

    private final List<String> said = new ArrayList<>();

    /** What happens when something is said. */
    @FunctionalInterface
    private interface Event {
        void happen() throws IOException;
    }

    @Test
    @InjectMojo(goal = "harden", pom = CONFIGURATION)
    void doesNothingWhereNothingHasChangedAndAllWhereSomethingChangedMeanwhile(HardenMojo goal)
            throws IOException, MojoExecutionException, MojoFailureException {
        Path waivers = Files.writeString(basedir.resolve("waivers.toml"), "");
        userProperties.setProperty("is-hardening.waivers", waivers.toString());
        goal.setLog(when(HARDENED, () -> Files.writeString(waivers, "# none\n")));
        goal.execute();
        assertThat(said).noneMatch(line -> line.startsWith(UNCHANGED));
        assertThat(basedir.resolve("target/is-hardening/reports/cbom.json"))
                .content()
                .contains(
                        "\"name\": \"WSO2 Carbon Kernel\"", "TLS_AES_256_GCM_SHA384", "\"name\": \"private key tls\"");

        goal.setLog(when(HARDENED, () -> {}));
        goal.execute();
        assertThat(said).noneMatch(line -> line.startsWith(UNCHANGED));
        goal.execute();
        assertThat(said).last().asString().startsWith(UNCHANGED);
    }

    @Test
    void attachesTheOverlayAlsoWhereNothingHasChangedAndMissesALostOne(
            @InjectMojo(goal = "harden", pom = OVERLAY) HardenMojo goal)
            throws IOException, MojoExecutionException, MojoFailureException {
        goal.setLog(when(HARDENED, () -> {}));
        goal.execute();
        assertThat(attached()).containsExactly(ATTACHED);
        assertThat(said)
                .contains("Overlay: %s; as an image layer: %s-overlay-layer.tar.gz"
                        .formatted(basedir.resolve("target/" + NAME + "-overlay.tar.gz"), NAME));
        var made = files();
        assertThat(made)
                .contains("target/" + NAME + "-overlay.tar.gz", "target/" + NAME + "-overlay.tar.gz.sha256")
                .contains("target/" + NAME + "-overlay-layer.tar.gz", "target/" + NAME + "-overlay-layer.json");

        project.getAttachedArtifacts().forEach(artifact -> artifact.setFile(null));
        goal.execute();
        assertThat(said).last().asString().startsWith(UNCHANGED);
        assertThat(attached()).containsExactly(ATTACHED);

        Files.delete(basedir.resolve("target/" + NAME + "-overlay-layer.json"));
        said.clear();
        goal.execute();
        assertThat(said).noneMatch(line -> line.startsWith(UNCHANGED));
        assertThat(files()).isEqualTo(made);
    }

    @Test
    void writesTheOverlayOfADirectoryOnceAndLeavesNoneOfAnEarlierBuild(
            @InjectMojo(goal = "harden", pom = OF_DIRECTORY) HardenMojo goal,
            @InjectMojo(goal = "harden", pom = OF_DIRECTORY_ALONE) HardenMojo alone)
            throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        new HardenedZip(Path.of("target", "distributions", NAME + ".zip")).unpackTo(basedir);
        goal.setLog(when(HARDENED, () -> {}));
        goal.execute();
        var made = basedir.resolve("target/" + NAME + "-overlay.tar.gz");
        assertThat(attached()).containsExactly(Arrays.copyOfRange(ATTACHED, 1, ATTACHED.length));
        // Owner and time are those of the image.
        assertThat(Command.run(basedir, "tar", "-dzf", made.toString(), NAME).output())
                .doesNotContain("Mode differs", "Size differs", "Contents differ", "Cannot");

        var written = Files.getAttribute(made, "unix:ino");
        goal.execute();
        assertThat(Files.getAttribute(made, "unix:ino")).isEqualTo(written);

        alone.execute();
        assertThat(files()).noneMatch(file -> file.contains("-overlay"));
    }

    private List<String> attached() {
        return project.getAttachedArtifacts().stream()
                .map(artifact -> "%s %s %s"
                        .formatted(
                                artifact.getType(),
                                artifact.getClassifier(),
                                artifact.getFile().getName()))
                .toList();
    }

    @Test
    @InjectMojo(
            goal = "harden",
            pom = POM + "<distribution>text.zip</distribution><hostname>is.example.com</hostname>" + END)
    void waitsForABuildWithTheSameOutputBeforeItLooksAtAnything(HardenMojo goal) throws IOException {
        Files.writeString(basedir.resolve("text.zip"), "text");
        Path output = Files.createDirectories(basedir.resolve("target/is-hardening"));
        try (var other = OtherBuild.in(output)) {
            goal.setLog(when("Waiting for another build in " + output, other::goOn));

            assertThatExceptionOfType(MojoFailureException.class)
                    .isThrownBy(goal::execute)
                    .withMessage("text.zip: is not a zip file, or is truncated. Download it again.");
        }
        assertThat(said).containsExactly("Waiting for another build in " + output);
        assertThat(files()).containsExactly("text.zip");
    }

    private SystemStreamLog when(String beginning, Event event) {
        return new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                said.add(line.toString());
                if (line.toString().startsWith(beginning)) {
                    try {
                        event.happen();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
    }
}
