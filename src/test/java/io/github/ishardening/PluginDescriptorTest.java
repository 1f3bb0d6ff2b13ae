package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.PluginSite;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users and pipelines hold on to, read from the descriptor that the build made. */
class PluginDescriptorTest {

    private static PluginDescriptor plugin;

    @BeforeAll
    static void readsTheDescriptor() throws IOException, PlexusConfigurationException {
        try (var xml = PluginDescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            plugin = new PluginDescriptorBuilder().build(new InputStreamReader(xml, StandardCharsets.UTF_8));
        }
    }

    @Test
    void isCalledByItsPrefix() {
        assertThat(plugin.getGoalPrefix()).isEqualTo("is-hardening");
    }

    @Test
    void tellsEclipseToRunNone() throws IOException {
        try (var xml = PluginDescriptorTest.class.getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            var mapping = new String(xml.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(plugin.getMojos())
                    .extracting(MojoDescriptor::getGoal)
                    .filteredOn(goal -> !goal.equals("help"))
                    .allSatisfy(goal -> assertThat(mapping).contains("<goal>" + goal + "</goal>"));
            assertThat(mapping).containsOnlyOnce("<ignore/>");
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "generate-keystores, generate-resources, false",
                "import-certificates, process-resources, true",
                "inject-config, prepare-package, true",
                "configure-key-manager, prepare-package, true",
                "package-distribution, package, true",
                "harden, -, false",
                "export-certificates, -, false",
                "report-audit, -, true",
                "help, -, false"
            })
    void bindsGoalsToPhases(String goal, String phase, boolean requiresProject) {
        MojoDescriptor mojo = plugin.getMojo(goal);

        assertThat(mojo.getPhase()).isEqualTo(phase);
        assertThat(mojo.isProjectRequired()).isEqualTo(requiresProject);
        assertThat(mojo.isThreadSafe()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "skip, ${is-hardening.skip}, false",
                "distribution, ${is-hardening.distribution}, -",
                "outputDirectory, ${is-hardening.outputDirectory}, -",
                "keysDirectory, ${is-hardening.keysDirectory}, -",
                "hostname, ${is-hardening.hostname}, -",
                "frozen, ${is-hardening.frozen}, false",
                "fileModes, ${is-hardening.fileModes}, owner",
                "overlay, ${is-hardening.overlay}, false",
                "ephemeral, ${is-hardening.ephemeral}, false"
            })
    void takesEveryTopLevelParameterByItsProperty(String parameter, String property, String defaultValue) {
        List<PlexusConfiguration> found = plugin.getMojos().stream()
                .map(mojo -> mojo.getMojoConfiguration().getChild(parameter, false))
                .filter(Objects::nonNull)
                .toList();

        assertThat(found).isNotEmpty().allSatisfy(configuration -> {
            assertThat(configuration.getValue()).isEqualTo(property);
            assertThat(configuration.getAttribute("default-value")).isEqualTo(defaultValue);
        });
    }

    private static String camelCase(String goal) {
        return Pattern.compile("-(.)")
                .matcher(goal)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    @Test
    void givesEachGoalASwitchOfItsOwn() {
        Map<String, String> switches = new TreeMap<>();
        for (MojoDescriptor mojo : plugin.getMojos()) {
            for (PlexusConfiguration parameter : mojo.getMojoConfiguration().getChildren()) {
                String property = String.valueOf(parameter.getValue());
                if (property.endsWith(".skip}") && !property.equals("${is-hardening.skip}")) {
                    assertThat(parameter.getAttribute("default-value")).isEqualTo("false");
                    assertThat(switches.put(property, mojo.getGoal())).isNull();
                }
            }
        }

        assertThat(switches)
                .isNotEmpty()
                .allSatisfy((property, goal) -> assertThat(property)
                        .isIn("${is-hardening." + goal + ".skip}", "${is-hardening." + camelCase(goal) + ".skip}"));
        assertThat(Set.copyOf(switches.values()))
                .containsExactlyInAnyOrderElementsOf(plugin.getMojos().stream()
                        .map(MojoDescriptor::getGoal)
                        .filter(goal -> !goal.equals("help"))
                        .toList());
    }

    /** The help of Maven leaves out whatever looks like a tag. */
    @Test
    void describesEveryGoalAndParameterInWordsThatTheHelpShows() {
        for (MojoDescriptor goal : plugin.getMojos()) {
            if (!goal.getGoal().equals("help")) {
                assertThat(goal.getDescription()).isNotBlank().doesNotContain("<");
                assertThat(goal.getParameters())
                        .filteredOn(Parameter::isEditable)
                        .allSatisfy(parameter -> assertThat(parameter.getDescription())
                                .as(parameter.getName())
                                .isNotBlank()
                                .doesNotContain("<"));
            }
        }
    }

    @Test
    void saysWhereTheElementsOfEachNestedParameterAreDescribed() throws ReflectiveOperationException {
        int nested = 0;
        for (MojoDescriptor goal : plugin.getMojos()) {
            for (Parameter parameter : goal.getParameters()) {
                if (parameter.isEditable() && parameter.getType().startsWith("io.github.ishardening")) {
                    assertThat(parameter.getDescription())
                            .endsWith(" " + PluginSite.ADDRESS + "parameters.html#"
                                    + ParameterBean.anchor(Class.forName(parameter.getType()))
                                    + " describes its elements.");
                    nested++;
                }
            }
        }
        assertThat(nested).isGreaterThan(100);
    }

    @Test
    void holdsNoSecretInAProperty() {
        for (MojoDescriptor mojo : plugin.getMojos()) {
            for (PlexusConfiguration parameter : mojo.getMojoConfiguration().getChildren()) {
                assertThat(String.valueOf(parameter.getValue()).toLowerCase(Locale.ROOT))
                        .doesNotContain("password", "secret");
            }
        }
    }
}
