package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ishardening.file.OtherBuild;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

@MojoTest
class ExportCertificatesMojoTest extends GoalTest {

    @Inject
    private MavenProject project;

    @Test
    void attachesTheChainOfEachRole(
            @InjectMojo(goal = "generate-keystores", pom = POM + FAST_KEYS + END) Mojo generate,
            @InjectMojo(goal = "export-certificates") Mojo export)
            throws Exception {
        generate.execute();
        export.execute();

        assertThat(project.getAttachedArtifacts())
                .extracting(Artifact::getType, Artifact::getClassifier, Artifact::getFile)
                .containsExactly(
                        tuple("pem", "ca", exported("ca.pem").toFile()),
                        tuple("pem", "primary", exported("primary.pem").toFile()),
                        tuple("pem", "internal", exported("internal.pem").toFile()),
                        tuple("pem", "tls", exported("tls.pem").toFile()));
        assertThat(exported("tls.pem")).hasSameBinaryContentAs(basedir.resolve("keys/certificates/tls.pem"));
    }

    @Test
    void waitsForAnotherBuildInTheOutputDirectory(
            @InjectMojo(goal = "generate-keystores", pom = POM + FAST_KEYS + END) Mojo generate,
            @InjectMojo(goal = "export-certificates") Mojo export)
            throws Exception {
        generate.execute();
        Path output = Files.createDirectories(basedir.resolve("target/is-hardening"));
        try (var other = OtherBuild.in(output)) {
            assertThat(saidWaitingFor(other, export)).startsWith("Waiting for another build in " + output);
        }
    }

    @Test
    void failsWithoutKeysAndMakesNone(@InjectMojo(goal = "export-certificates") Mojo export) {
        assertThatThrownBy(export::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                        %1$s/primary.pem: is missing.
                        %1$s/internal.pem: is missing.
                        %1$s/tls.pem: is missing. Run generate-keystores, which writes it with the key.""", basedir.resolve("keys/certificates"));
        assertThat(basedir).isEmptyDirectory();
    }

    @Test
    void isSkippedByItsOwnSwitch(
            @InjectMojo(goal = "export-certificates") @MojoParameter(name = "skipExportCertificates", value = "true")
                    Mojo export)
            throws Exception {
        export.execute();

        assertThat(project.getAttachedArtifacts()).isEmpty();
    }

    private Path exported(String name) {
        return basedir.resolve("target/is-hardening/certificates").resolve(name);
    }
}
