package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.file.TemporaryPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoTest
class LeftScratchTest extends GoalTest {

    private static final String CONFIGURATION =
            POM + "<distribution>" + KERNEL + "</distribution><hostname>is.example.com</hostname>" + FAST_KEYS + END;

    @Test
    @InjectMojo(goal = "harden", pom = CONFIGURATION)
    void theScratchFolderOfAKilledBuildGoesWithTheNextBuild(HardenMojo goal)
            throws IOException, MojoExecutionException, MojoFailureException {
        Path place = TemporaryPlace.folder();
        Path folder = Files.createDirectory(place.resolve("1-1-1"));
        Path lock = Files.createFile(place.resolve("1-1-1.scratch"));
        Files.writeString(folder.resolve("deployment.toml"), "password = \"precious\"");

        goal.execute();

        assertThat(lock).doesNotExist();
        assertThat(folder).doesNotExist();
    }
}
