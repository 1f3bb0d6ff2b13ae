package io.github.ishardening.config.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.ishardening.problem.Problem;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class CheckedConfiguratorTest {

    private final Properties userProperties = new Properties();
    private final Properties systemProperties = new Properties();

    /** A goal with two of the parameters of harden. */
    static final class Goal implements ConfiguredGoal {
        private String hostname;
        private boolean frozen;
        private final List<String> misconfigured = new ArrayList<>();
        private final List<String> ineffective = new ArrayList<>();

        @Override
        public void misconfigured(List<Problem> problems) {
            problems.forEach(problem -> misconfigured.add(problem.toString()));
        }

        @Override
        public void ineffective(List<Problem> properties) {
            properties.forEach(property -> ineffective.add(property.toString()));
        }
    }

    @Test
    void tellsTheGoalWhichPropertiesOfTheCallHaveNoEffect() throws Exception {
        systemProperties.setProperty("is-hardening.portOffset", "7");
        systemProperties.setProperty("is-hardening.hostname", "is.example.com");
        userProperties.setProperty("is-hardening.hostname", "other.example.com");
        userProperties.setProperty("is-hardening.frozen", "true");

        Goal goal = filled("<hostname>is.example.com</hostname><frozen>${is-hardening.frozen}</frozen>");

        assertThat(goal.hostname).isEqualTo("is.example.com");
        assertThat(goal.frozen).isTrue();
        assertThat(goal.misconfigured).isEmpty();
        assertThat(goal.ineffective)
                .containsExactly(
                        "-Dis-hardening.portOffset: isn't a property of this plugin, so it has no effect."
                                + " Set <deployment><portOffset> in a POM.",
                        "-Dis-hardening.hostname: has no effect, because the POM sets <hostname>. Remove one of them,"
                                + " or replace the element with the property <is-hardening.hostname> in <properties>.");
    }

    @Test
    void letsThePropertiesOfTheCommandLinePrevailOverTheJvms() throws Exception {
        systemProperties.setProperty("is-hardening.hostname", "other.example.com");
        userProperties.setProperty("is-hardening.hostname", "is.example.com");

        assertThat(filled("<hostname>is.example.com</hostname>").ineffective).isEmpty();
    }

    private Goal filled(String elements) throws Exception {
        var session = mock(MavenSession.class);
        when(session.getUserProperties()).thenReturn(userProperties);
        when(session.getSystemProperties()).thenReturn(systemProperties);
        when(session.getCurrentProject()).thenReturn(new MavenProject());
        var goal = new Goal();
        try (var world = new ClassWorld("plugin", getClass().getClassLoader());
                var xml = getClass().getResourceAsStream("/META-INF/maven/plugin.xml")) {
            var descriptor = new PluginDescriptorBuilder().build(new InputStreamReader(xml, StandardCharsets.UTF_8));
            new CheckedConfigurator()
                    .configureComponent(
                            goal,
                            new XmlPlexusConfiguration(Xpp3DomBuilder.build(
                                    new StringReader("<configuration>" + elements + "</configuration>"))),
                            new PluginParameterExpressionEvaluator(
                                    session, new MojoExecution(descriptor.getMojo("harden"))),
                            world.getClassRealm("plugin"));
        }
        return goal;
    }
}
