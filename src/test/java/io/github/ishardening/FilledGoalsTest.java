package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.config.check.CheckedConfigurator;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.expression.DefaultExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Every goal, to be filled with one configuration after the other. */
@MojoTest
abstract class FilledGoalsTest extends GoalTest {

    static PluginDescriptor plugin;

    private static ClassWorld world;

    List<AbstractHardeningMojo> goals;

    private final Map<GoalField, Object> defaults = new HashMap<>();

    private record GoalField(AbstractHardeningMojo goal, Field field) {}

    @BeforeAll
    static void readsTheDescriptor() throws IOException, PlexusConfigurationException {
        try (var xml = FilledGoalsTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            plugin = new PluginDescriptorBuilder().build(new InputStreamReader(xml, StandardCharsets.UTF_8));
        }
        world = new ClassWorld("plugin", FilledGoalsTest.class.getClassLoader());
    }

    @AfterAll
    static void closesTheWorld() throws IOException {
        world.close();
    }

    @BeforeEach
    void takesEveryGoal(
            @InjectMojo(goal = "audit") AuditMojo audit,
            @InjectMojo(goal = "configure-key-manager") ConfigureKeyManagerMojo configureKeyManager,
            @InjectMojo(goal = "export-certificates") ExportCertificatesMojo exportCertificates,
            @InjectMojo(goal = "generate-keystores") GenerateKeystoresMojo generateKeystores,
            @InjectMojo(goal = "harden") HardenMojo harden,
            @InjectMojo(goal = "import-certificates") ImportCertificatesMojo importCertificates,
            @InjectMojo(goal = "inject-config") InjectConfigMojo injectConfig,
            @InjectMojo(goal = "package-distribution") PackageDistributionMojo packageDistribution,
            @InjectMojo(goal = "report-audit") ReportAuditMojo reportAudit,
            @InjectMojo(goal = "rotate-key") RotateKeyMojo rotateKey,
            @InjectMojo(goal = "verify-server") VerifyServerMojo verifyServer) {
        goals = List.of(
                audit,
                configureKeyManager,
                exportCertificates,
                generateKeystores,
                harden,
                importCertificates,
                injectConfig,
                packageDistribution,
                reportAudit,
                rotateKey,
                verifyServer);
    }

    /** All places in the configuration that take a value, each with a goal that has it. */
    final Map<Place, AbstractHardeningMojo> places() {
        var places = new LinkedHashMap<Place, AbstractHardeningMojo>();
        for (AbstractHardeningMojo goal : goals) {
            plugin.getMojos().stream()
                    .filter(mojo ->
                            mojo.getImplementation().equals(goal.getClass().getName()))
                    .flatMap(mojo -> mojo.getParameters().stream())
                    .filter(Parameter::isEditable)
                    .flatMap(parameter -> Place.of(goal.getClass(), parameter.getName()).stream())
                    .forEach(place -> places.putIfAbsent(place, goal));
        }
        return places;
    }

    /** Fills a goal that has been filled with nothing else. */
    final void fill(AbstractHardeningMojo goal, String xml)
            throws ComponentConfigurationException, XmlPullParserException, IOException, IllegalAccessException {
        restore(goal);
        new CheckedConfigurator()
                .configureComponent(
                        goal,
                        new XmlPlexusConfiguration(
                                Xpp3DomBuilder.build(new StringReader("<configuration>" + xml + "</configuration>"))),
                        evaluator(goal),
                        world.getClassRealm("plugin"));
    }

    /** Knows the project, which doesn't configure the plugin, and the goal's descriptor. */
    private ExpressionEvaluator evaluator(AbstractHardeningMojo goal) {
        var project = new MavenProject(new Model());
        var execution = plugin.getMojos().stream()
                .filter(mojo -> mojo.getImplementation().equals(goal.getClass().getName()))
                .map(MojoExecution::new)
                .findFirst()
                .orElseThrow();
        return new DefaultExpressionEvaluator() {
            @Override
            public Object evaluate(String expression) {
                return switch (expression) {
                    case "${project}" -> project;
                    case "${mojoExecution}" -> execution;
                    default -> super.evaluate(expression);
                };
            }
        };
    }

    final void assertRefused(AbstractHardeningMojo goal, String xml, String message) throws Exception {
        fill(goal, xml);

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(message);
    }

    private void restore(AbstractHardeningMojo goal) throws IllegalAccessException {
        for (Class<?> type = goal.getClass();
                type.getPackage() == GoalTest.class.getPackage();
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    var key = new GoalField(goal, field);
                    if (defaults.containsKey(key)) {
                        field.set(goal, defaults.get(key));
                    } else {
                        defaults.put(key, field.get(goal));
                    }
                }
            }
        }
    }
}
