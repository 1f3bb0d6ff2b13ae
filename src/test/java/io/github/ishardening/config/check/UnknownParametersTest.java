package io.github.ishardening.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.problem.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(new UnknownParameters(plugin).in(project(configuration("""
                                <hostname>is.example.com</hostname>
                                <keystores><tls><alias>tls</alias></tls></keystores>
                                <deployment/>
                                <skipHarden>true</skipHarden>"""))))
                .isEmpty();
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

        assertRefused(configuration("<" + typo + "/>"), "<" + typo + ">: isn't a parameter of this plugin. " + cure);
    }

    @Test
    void namesWhatWasMeantByATypoOfAnyParameter() {
        for (MojoDescriptor goal : plugin.getMojos()) {
            for (Parameter parameter : goal.getParameters()) {
                String typo = parameter.getName().toUpperCase(Locale.ROOT);

                assertRefused(
                        configuration("<" + typo + "/>"),
                        "<%s>: isn't a parameter of this plugin. Did you mean <%s>?"
                                .formatted(typo, parameter.getName()));
            }
        }
    }

    @Test
    void refusesAttributesOfTheConfiguration() {
        assertRefused(
                "<configuration hostname='is.example.com'/>",
                "<configuration>: has the attribute hostname, which Maven ignores."
                        + " Write an element, <configuration><hostname>.");
        assertRefused(
                "<configuration id='one'/>", "<configuration>: has the attribute id, which Maven ignores. Remove it.");
    }

    @Test
    void leavesMavensAttributesOfTheConfigurationAlone() {
        assertThat(new UnknownParameters(plugin).in(project("<configuration combine.self='override' xmlns='a:b'/>")))
                .isEmpty();
    }

    @Test
    void looksIntoExecutionsAndNamesAllTypos() {
        assertRefused(
                configuration("<distributon>a.zip</distributon>") + """
                        <executions>
                          <execution><id>one</id>%s</execution>
                          <execution><id>two</id></execution>
                        </executions>""".formatted(configuration("<frozn>true</frozn>")),
                "<distributon>: isn't a parameter of this plugin. Did you mean <distribution>?"
                        + System.lineSeparator()
                        + "<frozn>: isn't a parameter of this plugin. Did you mean <frozen>?");
    }

    @Test
    void looksIntoReports() throws IOException, XmlPullParserException {
        String pom = """
                <project><reporting><plugins>
                  <plugin>
                    <groupId>io.github.ishardening</groupId>
                    <artifactId>is-hardening-maven-plugin</artifactId>
                    <configuration><distributon>a.zip</distributon></configuration>
                    <reportSets><reportSet>
                      <configuration><waivrs>waivers.toml</waivrs></configuration>
                    </reportSet></reportSets>
                  </plugin>
                  <plugin>
                    <artifactId>another-maven-plugin</artifactId>
                    <configuration><anything/></configuration>
                  </plugin>
                </plugins></reporting></project>""";

        assertThat(new UnknownParameters(plugin)
                        .in(new MavenProject(new MavenXpp3Reader().read(new StringReader(pom)))))
                .extracting(Problem::toString)
                .containsExactly(
                        "<distributon>: isn't a parameter of this plugin. Did you mean <distribution>?",
                        "<waivrs>: isn't a parameter of this plugin. Did you mean <waivers>?");
    }

    @Test
    void leavesOtherPluginsAlone() {
        MavenProject project = project(configuration("<anything/>"));
        project.getBuild().getPlugins().get(0).setArtifactId("another-maven-plugin");
        project.getBuild().flushPluginMap();

        assertThat(new UnknownParameters(plugin).in(project)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tls, <keystores><tls>",
        "TLS, <keystores><tls>",
        "portOffset, <deployment><portOffset>",
        "portoffset, <deployment><portOffset>",
        "secret, <secrets><secret> or <keyManager><revocation><secret>",
        "excludes, <audit><excludes> or <controls><excludes>",
        "heapMax, <controls><settings><heapMax>",
    })
    void namesThePlaceWhereAnElementBelongs(String name, String place) {
        assertRefused(
                configuration("<" + name + "/>"),
                "<" + name + ">: isn't a parameter of this plugin. Did you mean " + place + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<hostname/>",
                "<hostname></hostname>",
                "<hostname> </hostname>",
                "<hostname><!-- mine --></hostname>"
            })
    void refusesAnElementThatHoldsNothing(String element) {
        assertRefused(configuration(element), "<hostname>: is empty. Set a value, or remove it.");
    }

    @Test
    void refusesAnElementThatIsThereTwice() {
        assertRefused(
                configuration("<frozen>true</frozen><frozen>false</frozen>"),
                "<frozen>: appears twice. Remove one of them.");
    }

    private static void assertRefused(String plugin, String message) {
        assertThat(new UnknownParameters(UnknownParametersTest.plugin).in(project(plugin)))
                .extracting(Problem::toString)
                .containsExactly(message.split(System.lineSeparator()));
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
