package io.github.ishardening.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.problem.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownPropertiesTest {

    private static final String HELP =
            "mvn help:describe -Dplugin=io.github.ishardening:is-hardening-maven-plugin -Ddetail lists them.";

    private static UnknownProperties unknown;

    @BeforeAll
    static void readsTheDescriptorThatTheBuildMade() throws IOException, PlexusConfigurationException {
        try (var xml = UnknownPropertiesTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            unknown = new UnknownProperties(
                    new PluginDescriptorBuilder().build(new InputStreamReader(xml, StandardCharsets.UTF_8)));
        }
    }

    @Test
    void namesPropertiesThatAreSlips() {
        var given = properties("is-hardening.frozn", "is-hardening.audit.Distribution", "is-hardening.frozen");

        assertThat(unknown.slips(given, name -> "-D" + name))
                .extracting(Problem::toString)
                .containsExactly(
                        "-Dis-hardening.audit.Distribution: isn't a property of this plugin."
                                + " Did you mean -Dis-hardening.audit.distribution?",
                        "-Dis-hardening.frozn: isn't a property of this plugin. Did you mean -Dis-hardening.frozen?");
        assertThat(ignored("is-hardening.frozn")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"is-hardening.version", "is-hardening.skip", "frozn", "maven.test.skip"})
    void takesOtherPropertiesForNoSlips(String name) {
        assertThat(unknown.slips(properties(name), each -> each)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "portOffset, <deployment><portOffset>",
        "portoffset, <deployment><portOffset>",
        "deployment.portOffset, <deployment><portOffset>",
        "controls.settings.hstsMaxAge, <controls><settings><hstsMaxAge>",
        "truststore, <truststore>",
        "superAdmin.password, <superAdmin><password>",
        "excludes, <audit><excludes> or <controls><excludes>",
    })
    void namesTheElementThatThePomCanSetInstead(String name, String element) {
        assertThat(ignored("is-hardening." + name))
                .containsExactly("-Dis-hardening." + name
                        + ": isn't a property of this plugin, so it has no effect. Set " + element + " in a POM.");
    }

    @Test
    void namesThePropertyOfAnElement() {
        assertThat(ignored("is-hardening.skipHarden"))
                .containsExactly("-Dis-hardening.skipHarden: isn't a property of this plugin, so it has no effect."
                        + " Did you mean -Dis-hardening.harden.skip?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "session", "", ".", "deployment.", "foo.portOffset", "<deployment><portOffset>"})
    void saysWhatListsThePropertiesIfNoElementHasTheName(String name) {
        assertThat(ignored("is-hardening." + name))
                .containsExactly(
                        "-Dis-hardening." + name + ": isn't a property of this plugin, so it has no effect. " + HELP);
    }

    @Test
    void breaksNoLineOfTheLog() {
        assertThat(ignored("is-hardening.a\n[ERROR] b\u001b[2J"))
                .containsExactly(
                        "-Dis-hardening.a?[ERROR] b?[2J: isn't a property of this plugin, so it has no effect. "
                                + HELP);
    }

    @Test
    void leavesPropertiesOfThePluginAndOfOthersAlone() {
        assertThat(ignored("is-hardening.skip", "is-hardening.audit.distribution", "foo", "maven.test.skip"))
                .isEmpty();
    }

    @Test
    void leavesPropertiesAloneToWhichThePomRefers() throws IOException, XmlPullParserException {
        var project = written(
                "<properties><offset>${is-hardening.portOffset}</offset></properties><profiles><profile>"
                        + "<activation><property><name>!is-hardening.stage</name></property></activation></profile></profiles>");
        project.setParent(written("<version>${is-hardening.version}</version>"));

        assertThat(unknown.ignored(
                        properties("is-hardening.portOffset", "is-hardening.stage", "is-hardening.version"),
                        new PomReferences(project)))
                .isEmpty();
        assertThat(unknown.ignored(properties("is-hardening.port"), new PomReferences(project)))
                .hasSize(1);
    }

    private static MavenProject written(String elements) throws IOException, XmlPullParserException {
        var project = new MavenProject();
        project.setOriginalModel(new MavenXpp3Reader().read(new StringReader("<project>" + elements + "</project>")));
        return project;
    }

    private static List<String> ignored(String... names) {
        return unknown.ignored(properties(names), new PomReferences(null)).stream()
                .map(Problem::toString)
                .toList();
    }

    private static Properties properties(String... names) {
        var properties = new Properties();
        for (String name : names) {
            properties.setProperty(name, "hunter2");
        }
        return properties;
    }
}
