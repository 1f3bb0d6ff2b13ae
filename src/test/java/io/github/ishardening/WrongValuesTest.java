package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.config.CheckedConfigurator;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.expression.DefaultExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goals and beans take, found by reflection so that none is forgotten, in spellings that mean nothing. */
@MojoTest
class WrongValuesTest extends GoalTest {

    private static final Set<Type> SWITCHES = Set.of(boolean.class, Boolean.class);
    private static final Set<Type> NUMBERS = Set.of(int.class, Integer.class);
    private static final Set<Type> TEXTS = Set.of(String.class, File.class);

    /** What the elements of a list are called here; any name will do. */
    private static final String ELEMENT = "element";

    private static PluginDescriptor plugin;
    private static ClassWorld world;

    private List<AbstractHardeningMojo> goals;

    /**
     * A place in the configuration that takes a value.
     *
     * @param path the names of the elements, with slashes between
     * @param type of the field behind it
     */
    private record Leaf(String path, Type type) {

        String where() {
            return "<" + path.replace("/", "><") + ">";
        }

        String named(String value) {
            String xml = value;
            String[] names = path.split("/");
            for (int i = names.length - 1; i >= 0; i--) {
                xml = "<%s>%s</%1$s>".formatted(names[i], xml);
            }
            return xml;
        }
    }

    @BeforeAll
    static void readsTheDescriptor() throws IOException, PlexusConfigurationException {
        try (var xml = WrongValuesTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            plugin = new PluginDescriptorBuilder().build(new InputStreamReader(xml, StandardCharsets.UTF_8));
        }
        world = new ClassWorld("plugin", WrongValuesTest.class.getClassLoader());
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
            @InjectMojo(goal = "rotate-key") RotateKeyMojo rotateKey) {
        goals = List.of(
                audit,
                configureKeyManager,
                exportCertificates,
                generateKeystores,
                harden,
                importCertificates,
                injectConfig,
                packageDistribution,
                rotateKey);
    }

    @Test
    void everyGoalIsFilledByTheConfiguratorThatChecks() {
        assertThat(plugin.getMojos())
                .filteredOn(goal -> !goal.getGoal().equals("help"))
                .hasSameSizeAs(goals)
                .allSatisfy(goal -> assertThat(goal.getComponentConfigurator()).isEqualTo(CheckedConfigurator.NAME));
    }

    @Test
    void everySwitchRefusesWhatIsNeitherTrueNorFalse() throws Exception {
        for (String wrong : List.of("yes", "no", "1", "0", "ja", "on", "off", "tru", "true false", "wahr", "!false")) {
            refuseEverywhere(SWITCHES, wrong, ": must be true or false, was " + wrong + ".");
        }
    }

    @Test
    void everyNumberRefusesWhatIsNone() throws Exception {
        for (String wrong :
                List.of("one", "1.5", "1,000", "0x10", "1e3", "--1", "12345678901", "10 %", "NaN", "1_000")) {
            refuseEverywhere(NUMBERS, wrong, ": must be a whole number, was " + wrong + ".");
        }
    }

    @Test
    void noPlaceTakesNothingOrWhatMavenLeftUnresolved() throws Exception {
        for (Set<Type> types : List.of(SWITCHES, NUMBERS, TEXTS)) {
            refuseEverywhere(types, "", ": is empty. Give it a value, or leave it out.");
            refuseEverywhere(types, "  ", ": is empty. Give it a value, or leave it out.");
            refuseEverywhere(
                    types, "${undefined}", ": holds ${undefined}, of which Maven knows no value. Define the property.");
            refuseEverywhere(types, "a${b.c}", ": holds ${b.c}, of which Maven knows no value. Define the property.");
            refuseEverywhere(types, "<a>b</a>", ": takes a value, not elements. Write the value between its tags.");
        }
    }

    @Test
    void everyMisspeltNameInABeanIsToldWhatWasMeant() throws Exception {
        for (var place : places().entrySet()) {
            String path = place.getKey().path();
            int slash = path.lastIndexOf('/');
            String name = path.substring(slash + 1);
            if (slash > 0 && !name.equals(ELEMENT)) {
                var misspelt = new Leaf(path.substring(0, slash + 1) + name.toUpperCase(Locale.ROOT), String.class);
                assertRefused(
                        place.getValue(),
                        misspelt.named("x"),
                        misspelt.where() + ": is no parameter of this plugin. Did you mean <" + name + ">?");
            }
        }
    }

    @Test
    void namesAllThatIsWrongAtOnce() throws Exception {
        for (AbstractHardeningMojo goal : goals) {
            assertRefused(
                    goal,
                    "<skip>yes</skip><outputDirectory></outputDirectory><keysDirectory> </keysDirectory><ephemeral>1</ephemeral>",
                    String.join(
                            System.lineSeparator(),
                            "<skip>: must be true or false, was yes.",
                            "<outputDirectory>: is empty. Give it a value, or leave it out.",
                            "<keysDirectory>: is empty. Give it a value, or leave it out.",
                            "<ephemeral>: must be true or false, was 1."));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aGoalThatIsToBeSkippedNeedsNothingElse() throws Exception {
        for (AbstractHardeningMojo goal : goals) {
            fill(goal, "<skip>TRUE</skip><outputDirectory>${undefined}</outputDirectory>");
            goal.execute();
        }
        assertThat(files()).isEmpty();
    }

    private void refuseEverywhere(Set<Type> types, String wrong, String complaint) throws Exception {
        int refused = 0;
        for (var place : places().entrySet()) {
            Leaf leaf = place.getKey();
            if (types.contains(leaf.type())) {
                assertRefused(place.getValue(), leaf.named(wrong), leaf.where() + complaint);
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static void assertRefused(AbstractHardeningMojo goal, String xml, String message) throws Exception {
        fill(goal, xml);

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(message);
    }

    private static void fill(AbstractHardeningMojo goal, String xml)
            throws ComponentConfigurationException, XmlPullParserException, IOException {
        new CheckedConfigurator()
                .configureComponent(
                        goal,
                        new XmlPlexusConfiguration(
                                Xpp3DomBuilder.build(new StringReader("<configuration>" + xml + "</configuration>"))),
                        new DefaultExpressionEvaluator(),
                        world.getClassRealm("plugin"));
    }

    /** All places, each with a goal that has it. */
    private Map<Leaf, AbstractHardeningMojo> places() {
        var places = new LinkedHashMap<Leaf, AbstractHardeningMojo>();
        for (AbstractHardeningMojo goal : goals) {
            leaves(goal).forEach(leaf -> places.putIfAbsent(leaf, goal));
        }
        return places;
    }

    private static List<Leaf> leaves(AbstractHardeningMojo goal) {
        var leaves = new ArrayList<Leaf>();
        plugin.getMojos().stream()
                .filter(mojo -> mojo.getImplementation().equals(goal.getClass().getName()))
                .flatMap(mojo -> mojo.getParameters().stream())
                .filter(Parameter::isEditable)
                .forEach(parameter -> add(parameter.getName(), type(goal.getClass(), parameter.getName()), leaves));
        return leaves;
    }

    private static Type type(Class<?> goal, String name) {
        for (Class<?> type = goal; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field.getGenericType();
                }
            }
        }
        throw new AssertionError(name);
    }

    private static void add(String path, Type type, List<Leaf> leaves) {
        if (type instanceof ParameterizedType list) {
            add(path + "/" + ELEMENT, list.getActualTypeArguments()[0], leaves);
        } else if (SWITCHES.contains(type) || NUMBERS.contains(type) || TEXTS.contains(type)) {
            leaves.add(new Leaf(path, type));
        } else {
            addBean(path, (Class<?>) type, leaves);
        }
    }

    private static void addBean(String path, Class<?> bean, List<Leaf> leaves) {
        for (Class<?> type = bean; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL | Modifier.TRANSIENT)) == 0) {
                    add(path + "/" + field.getName(), field.getGenericType(), leaves);
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("addSecret")) {
                    add(path + "/secret", method.getGenericParameterTypes()[0], leaves);
                }
            }
        }
    }
}
