package io.github.ishardening.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.ReportPlugin;
import org.apache.maven.model.Reporting;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.DuplicateParameterException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.DefaultExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;

class ReportBlockTest {

    private static final String DEFAULTS =
            "<distribution>${is-hardening.distribution}</distribution><failOn>error</failOn>";

    private final Model model = new Model();

    @Test
    void addsWhatTheBuildConfiguresOfTheReportsOwnParameters() throws Exception {
        build(
                "<distribution>a.zip</distribution><audit kind='x'><waivers>w.toml</waivers></audit><overlay>true</overlay>");
        reporting("");

        assertThat(completed(DEFAULTS))
                .containsExactlyInAnyOrder(
                        "<failOn>error</failOn>",
                        "<distribution>a.zip</distribution>",
                        "<audit kind=\"x\"><waivers>w.toml</waivers></audit>");
    }

    @Test
    void letsTheBlockInReportingTakePrecedence() throws Exception {
        build("<distribution>a.zip</distribution><failOn>never</failOn>");
        reporting("<distribution>b.zip</distribution>");

        assertThat(completed("<distribution>b.zip</distribution><failOn>error</failOn>"))
                .containsExactlyInAnyOrder("<distribution>b.zip</distribution>", "<failOn>never</failOn>");
    }

    @Test
    void changesNothingWhereTheBuildDoesNotConfigureThePlugin() throws Exception {
        assertThat(completed(DEFAULTS))
                .containsExactly("<distribution>${is-hardening.distribution}</distribution>", "<failOn>error</failOn>");
    }

    private void build(String configuration) throws XmlPullParserException, IOException {
        var plugin = new Plugin();
        plugin.setGroupId("g");
        plugin.setArtifactId("a");
        plugin.setConfiguration(dom(configuration));
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
    }

    private void reporting(String configuration) throws XmlPullParserException, IOException {
        var plugin = new ReportPlugin();
        plugin.setGroupId("g");
        plugin.setArtifactId("a");
        plugin.setConfiguration(dom(configuration));
        model.setReporting(new Reporting());
        model.getReporting().addPlugin(plugin);
    }

    private List<String> completed(String configuration)
            throws XmlPullParserException, IOException, ExpressionEvaluationException, DuplicateParameterException {
        var complete = ReportBlock.complete(new XmlPlexusConfiguration(dom(configuration)), new OfReport());
        return Arrays.stream(complete.getChildren()).map(ReportBlockTest::text).toList();
    }

    private static Xpp3Dom dom(String configuration) throws XmlPullParserException, IOException {
        return Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>"));
    }

    private static String text(PlexusConfiguration element) {
        var attribute = Optional.ofNullable(element.getAttribute("kind"))
                .map(" kind=\"%s\""::formatted)
                .orElse("");
        var content = new StringBuilder(Optional.ofNullable(element.getValue()).orElse(""));
        for (PlexusConfiguration child : element.getChildren()) {
            content.append(text(child));
        }
        return "<%1$s%2$s>%3$s</%1$s>".formatted(element.getName(), attribute, content);
    }

    /** The expressions of a report with the parameters distribution, failOn and audit. */
    private final class OfReport extends DefaultExpressionEvaluator {

        private final MojoDescriptor goal = new MojoDescriptor();

        OfReport() throws DuplicateParameterException {
            var plugin = new PluginDescriptor();
            plugin.setGroupId("g");
            plugin.setArtifactId("a");
            goal.setPluginDescriptor(plugin);
            for (String name : List.of("distribution", "failOn", "audit")) {
                var parameter = new Parameter();
                parameter.setName(name);
                goal.addParameter(parameter);
            }
        }

        @Override
        public Object evaluate(String expression) {
            return switch (expression) {
                case "${project}" -> new MavenProject(model);
                case "${mojoExecution}" -> new MojoExecution(goal);
                default -> throw new AssertionError(expression);
            };
        }
    }
}
