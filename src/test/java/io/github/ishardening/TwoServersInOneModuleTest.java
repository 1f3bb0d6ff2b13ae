package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.spy;

import io.github.ishardening.config.build.ModuleExecutions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** The execution b, which comes after another, a. */
@MojoTest
class TwoServersInOneModuleTest extends GoalTest {

    private static final String SECOND =
            POM + "<distribution>wso2is.zip</distribution><hostname>b.example.com</hostname>" + END;
    private static final String KEYS = POM + "<hostname>b.example.com</hostname>" + END;

    @Provides
    MojoExecution execution() {
        return spy(new MojoExecution(new Plugin(), "", "b"));
    }

    @Test
    @InjectMojo(goal = "harden", pom = SECOND)
    void theSecondStopsBeforeItHardensAnotherServer(HardenMojo goal) throws IOException {
        assertStoppedAfterTheFirst("harden", goal);
    }

    @Test
    @InjectMojo(goal = "inject-config", pom = SECOND)
    void theSecondStopsBeforeItStagesAnotherServer(InjectConfigMojo goal) throws IOException {
        assertStoppedAfterTheFirst("inject-config", goal);
    }

    @Test
    @InjectMojo(goal = "package-distribution", pom = SECOND)
    void theSecondStopsBeforeItPacksAnotherServer(PackageDistributionMojo goal) throws IOException {
        assertStoppedAfterTheFirst("package-distribution", goal);
    }

    @Test
    void theSecondStopsBeforeItReplacesTheCertificateOfTheFirst(
            @InjectMojo(goal = "generate-keystores", pom = KEYS) GenerateKeystoresMojo generateKeystores)
            throws IOException {
        first("generate-keystores", Path.of("elsewhere"), basedir.resolve("keys"));

        assertStopped(
                generateKeystores,
                "<keysDirectory>: is " + basedir.resolve("keys")
                        + " in the executions a and b of generate-keystores, but their hostnames are a.example.com and"
                        + " b.example.com. Set it and <outputDirectory> in each execution, or use a module for each server.");
        assertThat(files()).isEmpty();
    }

    private void assertStoppedAfterTheFirst(String name, AbstractHardeningMojo goal) throws IOException {
        Path target = basedir.resolve("target");
        Files.createFile(basedir.resolve("wso2is.zip"));
        first(name, target, Path.of("elsewhere"));

        assertStopped(
                goal,
                "<outputDirectory>: is " + target + " in the executions a and b of " + name
                        + ", which would overwrite each other's files. Set it and <keysDirectory> in each execution, or"
                        + " use a module for each server.");
        assertThat(files()).containsExactly("wso2is.zip");
    }

    private void first(String goal, Path output, Path keys) {
        new ModuleExecutions(memory)
                .use(new MojoExecution(new Plugin(), goal, "a"), output, keys, Optional.of("a.example.com"));
    }

    private static void assertStopped(AbstractHardeningMojo goal, String message) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(message);
    }
}
