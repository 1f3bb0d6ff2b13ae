package io.github.ishardening.config.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.ishardening.distribution.ArtifactSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFingerprintTest {

    private static final String CONFIGURATION = "<configuration>"
            + "<deployment><file>fragment.toml</file></deployment>"
            + "<truststore><certificates><certificate><file>partners</file></certificate>"
            + "<certificate><artifact>com.example:bank:pem:tls:1.0</artifact></certificate></certificates></truststore>"
            + "<superAdmin><password><env>IS_PASSWORD</env></password></superAdmin></configuration>";

    private final Properties userProperties = new Properties();
    private final Properties systemProperties = new Properties();
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenProject project = new MavenProject(new Model());

    @TempDir
    private Path base;

    private String configuration = CONFIGURATION;
    private String before;

    @BeforeEach
    void hasABuild() throws IOException, XmlPullParserException {
        write("server.zip", "zip");
        write("fragment.toml", "toml");
        write("keys/secrets.properties", "a");
        write("partners/a.pem", "pem");
        write("repository/bank.pem", "pem");
        write("settings.xml", "xml");
        request.setUserSettingsFile(base.resolve("settings.xml").toFile());
        before = digest();
    }

    @Test
    void areTheSameWhenNothingChanges() throws IOException, XmlPullParserException {
        assertThat(digest()).isEqualTo(before).matches("[0-9a-f]{64}");
    }

    @Test
    void differWhenAFileChangesThatTheConfigurationNames() throws IOException, XmlPullParserException {
        for (String file : new String[] {
            "server.zip", "fragment.toml", "partners/a.pem", "partners/b.pem", "repository/bank.pem", "settings.xml"
        }) {
            write(file, "something longer");

            assertThat(digest()).as(file).isNotEqualTo(before);
            before = digest();
        }
    }

    @Test
    void differWhenAFileBecomesReadableForOthers() throws IOException, XmlPullParserException {
        Files.setPosixFilePermissions(base.resolve("fragment.toml"), PosixFilePermissions.fromString("rw-------"));
        before = digest();

        Files.setPosixFilePermissions(base.resolve("fragment.toml"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void differWhenAKeyChangesWhateverItsTime() throws IOException, XmlPullParserException {
        Path secrets = base.resolve("keys/secrets.properties");
        var time = Files.getLastModifiedTime(secrets);
        String apartFromKeys = state().apartFromKeys();
        write("keys/secrets.properties", "b");
        Files.setLastModifiedTime(secrets, time);

        assertThat(digest()).isNotEqualTo(before);
        assertThat(state().apartFromKeys()).isEqualTo(apartFromKeys);
    }

    @Test
    void differWhenAVariableChangesThatHoldsASecret() throws IOException, XmlPullParserException {
        systemProperties.setProperty("env.IS_OTHER", "a");
        assertThat(digest()).isEqualTo(before);

        systemProperties.setProperty("env.IS_PASSWORD", "a");
        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void differWhenTheConfigurationDoes() throws IOException, XmlPullParserException {
        configuration = CONFIGURATION.replace("</configuration>", "<frozen>true</frozen></configuration>");

        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void differByPropertiesOfThisPluginOnly() throws IOException, XmlPullParserException {
        userProperties.setProperty("maven.test.skip", "true");
        assertThat(digest()).isEqualTo(before);

        userProperties.setProperty("is-hardening.hostname", "is.example.com");
        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void differByParametersThatTheJvmIsGiven() throws IOException, XmlPullParserException {
        systemProperties.setProperty("java.io.tmpdir", "/elsewhere");
        assertThat(digest()).isEqualTo(before);

        systemProperties.setProperty("is-hardening.failOn", "warning");
        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void differWhenAFileChangesThatAPropertyNames() throws IOException, XmlPullParserException {
        write("waivers.toml", "toml");
        userProperties.setProperty("is-hardening.waivers", "waivers.toml");
        before = digest();

        write("waivers.toml", "another");

        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void doNotDifferByWhatTheGoalItselfWrites() throws IOException, XmlPullParserException {
        write("out/result.zip", "former");
        userProperties.setProperty("is-hardening.outputDirectory", "out");
        userProperties.setProperty("is-hardening.keysDirectory", "keys");
        configuration =
                CONFIGURATION.replace("</configuration>", "<outputDirectory>out</outputDirectory></configuration>");
        String apartFromKeys = state().apartFromKeys();

        write("out/result.zip", "the present one");
        write("keys/tls.p12", "key");

        assertThat(state().apartFromKeys()).isEqualTo(apartFromKeys);
    }

    private void write(String file, String content) throws IOException {
        Path path = base.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private String digest() throws IOException, XmlPullParserException {
        return state().all();
    }

    private BuildState state() throws IOException, XmlPullParserException {
        var session = mock(MavenSession.class);
        when(session.getUserProperties()).thenReturn(userProperties);
        when(session.getSystemProperties()).thenReturn(systemProperties);
        when(session.getRequest()).thenReturn(request);
        ArtifactSource artifacts = coordinates -> base.resolve("repository/" + coordinates.artifact() + ".pem");
        var execution = new MojoExecution(new MojoDescriptor());
        execution.setConfiguration(dom());
        return InputFingerprint.state(
                "plugin 1",
                session,
                project,
                execution,
                artifacts,
                base,
                base.resolve("server.zip"),
                base.resolve("keys"));
    }

    private Xpp3Dom dom() throws IOException, XmlPullParserException {
        return Xpp3DomBuilder.build(new StringReader(configuration));
    }
}
