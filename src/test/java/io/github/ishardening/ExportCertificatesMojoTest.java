package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class ExportCertificatesMojoTest {

    @TempDir
    Path folder;

    private final MavenProject project = new MavenProject(new Model());

    @Provides
    private MavenProject project() {
        var build = new Build();
        build.setDirectory(folder.resolve("target").toString());
        project.setFile(folder.resolve("pom.xml").toFile());
        project.getModel().setBuild(build);
        project.setRemoteArtifactRepositories(List.of());
        project.setArtifact(new DefaultArtifact(
                "com.example", "keys", "1.0", null, "pom", null, new DefaultArtifactHandler("pom")));
        return project;
    }

    @Test
    void attachesTheChainOfEachRole(
            @InjectMojo(goal = "generate-keystores") Mojo generate,
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
        assertThat(exported("tls.pem")).hasSameBinaryContentAs(folder.resolve("keys/certificates/tls.pem"));
    }

    @Test
    void failsWithoutKeysAndMakesNone(@InjectMojo(goal = "export-certificates") Mojo export) {
        assertThatThrownBy(export::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(folder.resolve("keys/certificates/primary.pem")
                        + ": is missing. Run generate-keystores, which writes it with the key.");
        assertThat(folder).isEmptyDirectory();
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
        return folder.resolve("target/is-hardening/certificates").resolve(name);
    }
}
