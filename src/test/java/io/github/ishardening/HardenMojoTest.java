package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.file.OtherBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

@MojoTest
class HardenMojoTest extends GoalTest {

    private static final String CONFIGURATION =
            POM + "<distribution>" + KERNEL + "</distribution><hostname>is.example.com</hostname>" + FAST_KEYS + END;
    private static final String HARDENED = "Hardened distribution: ";
    private static final String UNCHANGED = "Nothing has changed since this was hardened: ";

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
                    .withMessage("text.zip: is not a zip file or is cut off. Download it again.");
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
