package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.file.Disk;
import io.github.ishardening.work.CountingProvider;
import io.github.ishardening.work.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoTest
class WorkOfHardenTest extends GoalTest {

    private static final String CONFIGURATION =
            POM + "<distribution>" + KERNEL + "</distribution><hostname>is.example.com</hostname>" + FAST_KEYS + END;

    @Test
    @InjectMojo(goal = "harden", pom = CONFIGURATION)
    void noStoreIsOpenedAndNothingIsDecryptedOrRenderedMoreOftenThanBefore(HardenMojo goal)
            throws IOException, MojoExecutionException, MojoFailureException {
        goal.execute();
        new Disk().deleteTree(basedir.resolve("target"));
        memory.clear();

        Path recorded = basedir.resolve("written.jfr");
        try (var counting = CountingProvider.open();
                var recording = new Recording()) {
            recording.enable("jdk.FileWrite").withThreshold(Duration.ZERO);
            recording.start();
            goal.execute();
            recording.stop();
            recording.dump(recorded);

            assertThat(counting.counts() + "renderings: " + renderings(recorded) + "\n")
                    .as("What was done where:\n%s", counting.tally().places())
                    .isEqualTo(Limits.WORK);
        }
    }

    /** The mapper is given a configuration in a folder of its own each time. */
    private static long renderings(Path recorded) throws IOException {
        return RecordingFile.readAllEvents(recorded).stream()
                .filter(event -> event.getString("path") != null)
                .filter(event -> event.getString("path").endsWith("/deployment.toml"))
                .count();
    }
}
