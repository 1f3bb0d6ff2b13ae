package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;

@MojoTest
class MisspeltParameterTest extends GoalTest {

    @Override
    @Provides
    MavenProject project() {
        var plugin = new Plugin();
        plugin.setGroupId("io.github.ishardening");
        plugin.setArtifactId("is-hardening-maven-plugin");
        plugin.setConfiguration(configuration());
        MavenProject project = super.project();
        project.getBuild().addPlugin(plugin);
        return project;
    }

    @Test
    @InjectMojo(goal = "generate-keystores")
    void stopsTheGoalBeforeItDoesAnything(GenerateKeystoresMojo goal) throws IOException {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage("<hostnam>: isn't a parameter of this plugin. Did you mean <hostname>?");
        assertThat(files()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "harden")
    @MojoParameter(name = "distribution", value = "wso2is.zip")
    void stopsAHardeningBeforeAFolderIsMade(HardenMojo goal) throws IOException {
        Files.createFile(basedir.resolve("wso2is.zip"));

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage("<hostnam>: isn't a parameter of this plugin. Did you mean <hostname>?");
        assertThat(basedir).isDirectoryNotContaining(path -> !path.endsWith("wso2is.zip"));
    }

    private static Object configuration() {
        try {
            return Xpp3DomBuilder.build(
                    new StringReader("<configuration><hostnam>is.example.com</hostnam></configuration>"));
        } catch (XmlPullParserException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
