package io.github.ishardening.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.problem.Problem;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.DefaultExpressionEvaluator;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class OverriddenPropertiesTest {

    /** What the descriptor of a goal says. */
    private static final String PROPERTIES = """
            <hostname implementation="java.lang.String">${is-hardening.hostname}</hostname>
            <frozen implementation="boolean" default-value="false">${is-hardening.frozen}</frozen>
            <session implementation="MavenSession" default-value="${session}"/>""";

    private final Properties given = new Properties();
    private final MavenProject project = new MavenProject();

    @Test
    void namesThePropertyAndTheElementThatPrevailsButNoValue() throws Exception {
        given.setProperty("is-hardening.hostname", "other.example.com");
        given.setProperty("is-hardening.frozen", "true");

        assertThat(problems("<hostname>is.example.com</hostname><frozen default-value='false'>false</frozen>"))
                .containsExactly(
                        "-Dis-hardening.hostname: has no effect, because the POM sets <hostname>. Remove one of them,"
                                + " or replace the element with the property <is-hardening.hostname> in <properties>.",
                        "-Dis-hardening.frozen: has no effect, because the POM sets <frozen>. Remove one of them,"
                                + " or replace the element with the property <is-hardening.frozen> in <properties>.");
    }

    @Test
    void leavesPropertiesAloneWhoseElementIsNotInThePom() throws Exception {
        given.setProperty("is-hardening.hostname", "other.example.com");

        assertThat(problems("<hostname>${is-hardening.hostname}</hostname><session/><keystores><tls/></keystores>"))
                .isEmpty();
        assertThat(problems("<hostname/>")).isEmpty();
        assertThat(problems("")).isEmpty();
    }

    @Test
    void leavesThePropertyAloneThatHasTheSameValue() throws Exception {
        given.setProperty("is-hardening.hostname", "is.example.com");

        assertThat(problems("<hostname>is.example.com</hostname>")).isEmpty();
    }

    @Test
    void leavesThePropertyAloneToWhichThePomRefers() throws Exception {
        given.setProperty("is-hardening.hostname", "test");
        project.setOriginalModel(new MavenXpp3Reader().read(new StringReader("""
                        <project><build><plugins><plugin><executions><execution><configuration>
                        <hostname>${is-hardening.hostname}.example.com</hostname>
                        </configuration></execution></executions></plugin></plugins></build></project>""")));

        assertThat(problems("<hostname>test.example.com</hostname>")).isEmpty();
    }

    private List<String> problems(String elements) throws Exception {
        return OverriddenProperties.problems(
                        configuration(elements),
                        configuration(PROPERTIES),
                        given,
                        new PomReferences(project),
                        new DefaultExpressionEvaluator())
                .stream()
                .map(Problem::toString)
                .toList();
    }

    private static XmlPlexusConfiguration configuration(String elements) throws Exception {
        return new XmlPlexusConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>")));
    }
}
