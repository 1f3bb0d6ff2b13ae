package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.PluginSite;
import io.github.ishardening.config.check.UnknownParameters;
import io.github.ishardening.problem.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that stands in part in a parent's {@code pluginManagement}, as Maven merges it. */
class InheritedParametersTest {

    private static final String PLUGIN = "<plugin><groupId>io.github.ishardening</groupId>"
            + "<artifactId>is-hardening-maven-plugin</artifactId><version>1.0.0-SNAPSHOT</version>"
            + "<configuration>%s</configuration></plugin>";
    private static final String POM = "<project><modelVersion>4.0.0</modelVersion>%s<build>%s</build></project>";

    @TempDir
    private Path folder;

    @BeforeEach
    void hasAParent() throws IOException {
        String parent = POM.formatted(
                "<groupId>com.example</groupId><artifactId>parent</artifactId><version>1</version>"
                        + "<packaging>pom</packaging>",
                "<pluginManagement><plugins>" + PLUGIN.formatted("""
                        <hostname>parent.example.com</hostname>
                        <keystores><tls><algorithm>EC-P256</algorithm><validity>P90D</validity></tls></keystores>
                        <superAdmin><username>parent</username></superAdmin>
                        <secrets><secret><name>one</name></secret><secret><name>two</name></secret></secrets>
                        <controls><excludes><exclude>hsts</exclude></excludes></controls>
                        """) + "</plugins></pluginManagement>");
        Files.writeString(folder.resolve("parent.xml"), parent);
    }

    @Test
    void whatTheChildSaysTakesThePlaceOfWhatTheParentDoes() throws Exception {
        String merged = merged("""
                <hostname>child.example.com</hostname>
                <keystores><tls><validity>P60D</validity></tls></keystores>
                <superAdmin><username>child</username></superAdmin>
                <secrets><secret><name>three</name></secret></secrets>""");

        var request = PluginBlock.request(merged);
        assertThat(request.hostname()).contains("child.example.com");
        assertThat(request.superAdmin()).isEqualTo("child");
        assertThat(request.keys().keystores().toString())
                .contains("P60D", "EC-P256")
                .doesNotContain("P90D");
    }

    @Test
    void aListOfTheChildsIsAddedToTheParentsWhereAsked() throws Exception {
        String merged = merged(
                "<controls><excludes combine.children=\"append\"><exclude>log-forging</exclude></excludes></controls>");

        assertThat(PluginBlock.request(merged).excludedControls()).containsExactlyInAnyOrder("hsts", "log-forging");
    }

    @Test
    void anEmptyListTakesThePlaceOfTheParents() throws Exception {
        String merged = merged("<controls><excludes combine.self=\"override\"/></controls>");

        assertThat(PluginBlock.request(merged).excludedControls()).isEmpty();
    }

    @Test
    void anEmptyElementOfElementsLeavesWhatTheParentSays() throws Exception {
        var request = PluginBlock.request(merged("<superAdmin/><keystores><internal/><tls/></keystores>"));

        assertThat(request.superAdmin()).isEqualTo("parent");
        assertThat(request.keys().keystores().toString()).contains("P90D", "EC-P256");
    }

    /** So that editors find what describes them. */
    @Test
    void elementsInTheNamespaceOfTheSchemaAreMergedAsOthersAre() throws Exception {
        String namespace = " xmlns=\"" + PluginSite.ADDRESS + "schema/configuration-1.xsd\"";
        String merged = merged("<keystores" + namespace + "><tls><validity>P60D</validity></tls></keystores>"
                + "<superAdmin" + namespace + "><username>child</username></superAdmin>");

        assertThat(merged).contains(namespace);
        assertThat(PluginBlock.request(merged).superAdmin()).isEqualTo("child");
        assertThat(PluginBlock.request(merged).keys().keystores().toString()).contains("P60D", "EC-P256");
    }

    /** What the child's configuration becomes; nothing is wrong with it. */
    private String merged(String child) throws IOException, ModelBuildingException, PlexusConfigurationException {
        Path pom = Files.writeString(
                folder.resolve("pom.xml"),
                POM.formatted(
                        "<parent><groupId>com.example</groupId><artifactId>parent</artifactId><version>1</version>"
                                + "<relativePath>parent.xml</relativePath></parent><artifactId>child</artifactId>",
                        "<plugins>" + PLUGIN.formatted(child) + "</plugins>"));
        var project = new MavenProject(new DefaultModelBuilderFactory()
                .newInstance()
                .build(new DefaultModelBuildingRequest().setPomFile(pom.toFile()))
                .getEffectiveModel());
        assertThat(new UnknownParameters(plugin()).in(project))
                .extracting(Problem::toString)
                .isEmpty();
        Plugin merged = project.getPlugin("io.github.ishardening:is-hardening-maven-plugin");
        var elements = new StringBuilder();
        for (Xpp3Dom element : ((Xpp3Dom) merged.getConfiguration()).getChildren()) {
            elements.append(element.toString().replaceFirst("<[?].*[?]>", ""));
        }
        return elements.toString();
    }

    private static PluginDescriptor plugin() throws IOException, PlexusConfigurationException {
        try (var xml = InheritedParametersTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return new PluginDescriptorBuilder().build(new InputStreamReader(xml, StandardCharsets.UTF_8));
        }
    }
}
