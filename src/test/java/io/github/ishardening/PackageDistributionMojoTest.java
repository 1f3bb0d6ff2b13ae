package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.ishardening.oracle.HardenedZip;
import java.io.IOException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

@MojoTest
class PackageDistributionMojoTest extends GoalTest {

    private static final String CONFIGURATION =
            POM + "<distribution>" + KERNEL + "</distribution><hostname>is.example.com</hostname>" + FAST_KEYS + END;
    private static final Path STOCK = Path.of("target", "distributions", "wso2carbon-core-4.10.32.zip");
    private static final String RESULT = "target/wso2carbon-core-4.10.32-hardened.zip";

    @Inject
    private MavenProject project;

    @Test
    void attachesWhatTheGoalsBeforeItStaged(
            @InjectMojo(goal = "generate-keystores", pom = CONFIGURATION) GenerateKeystoresMojo generateKeystores,
            @InjectMojo(goal = "import-certificates", pom = CONFIGURATION) ImportCertificatesMojo importCertificates,
            @InjectMojo(goal = "inject-config", pom = CONFIGURATION) InjectConfigMojo injectConfig,
            @InjectMojo(goal = "package-distribution", pom = CONFIGURATION) PackageDistributionMojo packageDistribution)
            throws MojoExecutionException, MojoFailureException, IOException, InterruptedException {
        generateKeystores.execute();
        importCertificates.execute();
        injectConfig.execute();
        assertThat(basedir.resolve(RESULT)).doesNotExist();

        packageDistribution.execute();

        new HardenedZip(basedir.resolve(RESULT)).isSound().differsLittleFrom(STOCK);
        assertThat(project.getAttachedArtifacts())
                .extracting(
                        Artifact::getType,
                        Artifact::getClassifier,
                        artifact -> artifact.getFile().toPath())
                .containsExactly(tuple("zip", "hardened", basedir.resolve(RESULT)));
    }

    @Test
    @InjectMojo(goal = "package-distribution", pom = CONFIGURATION)
    void needsWhatInjectConfigStages(PackageDistributionMojo goal) throws IOException {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(STOCK.toAbsolutePath()
                        + ": inject-config has not run for it in this build."
                        + " Add the goal inject-config to the execution.");
        assertThat(files()).isEmpty();
    }
}
