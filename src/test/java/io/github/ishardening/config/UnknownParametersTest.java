package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownParametersTest {

    private static PluginDescriptor plugin;

    @BeforeAll
    static void readsTheDescriptorThatTheBuildMade() throws IOException, PlexusConfigurationException {
        try (var xml = UnknownParametersTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            plugin = new PluginDescriptorBuilder().build(new InputStreamReader(xml, StandardCharsets.UTF_8));
        }
    }

    @Test
    void takesWhatTheGoalsKnow() {
        assertThatCode(() -> UnknownParameters.refuse(project(configuration("""
                                <hostname>is.example.com</hostname>
                                <keystores><tls><alias>tls</alias></tls></keystores>
                                <skipHarden>true</skipHarden>""")), plugin))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "hostName, hostname",
        "keystore, keystores",
        "keysDir, ",
        "superadmin, superAdmin",
        "controlls, controls",
    })
    void namesTheTypoAndWhatWasProbablyMeant(String typo, String meant) {
        String cure = meant == null
                ? "mvn help:describe -Dplugin=io.github.ishardening:is-hardening-maven-plugin -Ddetail lists them."
                : "Did you mean <" + meant + ">?";

        assertRefused(configuration("<" + typo + "/>"), "<" + typo + ">: is no parameter of this plugin. " + cure);
    }

    @Test
    void looksIntoExecutionsAndNamesAllTypos() {
        assertRefused(
                configuration("<distributon>a.zip</distributon>") + """
                        <executions>
                          <execution><id>one</id>%s</execution>
                          <execution><id>two</id></execution>
                        </executions>""".formatted(configuration("<frozn>true</frozn>")),
                "<distributon>: is no parameter of this plugin. Did you mean <distribution>?"
                        + System.lineSeparator()
                        + "<frozn>: is no parameter of this plugin. Did you mean <frozen>?");
    }

    @Test
    void leavesOtherPluginsAlone() {
        MavenProject project = project(configuration("<anything/>"));
        project.getBuild().getPlugins().get(0).setArtifactId("another-maven-plugin");
        project.getBuild().flushPluginMap();

        assertThatCode(() -> UnknownParameters.refuse(project, plugin)).doesNotThrowAnyException();
    }

    @Test
    void namesPropertiesThatAreSlips() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> UnknownParameters.refuse(
                        properties("is-hardening.frozn", "is-hardening.audit.Distribution", "is-hardening.frozen"),
                        plugin))
                .withMessage("-Dis-hardening.audit.Distribution: is no property of this plugin."
                        + " Did you mean -Dis-hardening.audit.distribution?"
                        + System.lineSeparator()
                        + "-Dis-hardening.frozn: is no property of this plugin. Did you mean -Dis-hardening.frozen?");
    }

    @Test
    void leavesPropertiesOfTheBuildAlone() {
        assertThatCode(() -> UnknownParameters.refuse(
                        properties("is-hardening.version", "is-hardening.skip", "frozn", "maven.test.skip"), plugin))
                .doesNotThrowAnyException();
    }

    private static Properties properties(String... names) {
        var properties = new Properties();
        for (String name : names) {
            properties.setProperty(name, "true");
        }
        return properties;
    }

    private static void assertRefused(String plugin, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> UnknownParameters.refuse(project(plugin), UnknownParametersTest.plugin))
                .withMessage(message);
    }

    private static String configuration(String xml) {
        return "<configuration>" + xml + "</configuration>";
    }

    private static MavenProject project(String pluginXml) {
        String pom = """
                <project><build><plugins><plugin>
                  <groupId>io.github.ishardening</groupId>
                  <artifactId>is-hardening-maven-plugin</artifactId>
                  %s
                </plugin></plugins></build></project>""".formatted(pluginXml);
        try {
            Model model = new MavenXpp3Reader().read(new StringReader(pom));
            return new MavenProject(model);
        } catch (IOException | XmlPullParserException e) {
            throw new IllegalArgumentException(pom, e);
        }
    }
}
