package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.audit.PluginSite;
import io.github.ishardening.config.check.CheckedConfigurator;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What goals and beans take, found by reflection so that none is forgotten, in spellings that mean nothing. */
@MojoTest
class WrongValuesTest extends FilledGoalsTest {

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
            refuseEverywhere(Place.SWITCHES, wrong, ": must be true or false, but is " + wrong + ".");
        }
    }

    @Test
    void everyNumberRefusesWhatIsNone() throws Exception {
        for (String wrong :
                List.of("one", "1.5", "1,000", "0x10", "1e3", "--1", "12345678901", "10 %", "NaN", "1_000")) {
            refuseEverywhere(Place.NUMBERS, wrong, ": must be a whole number, but is " + wrong + ".");
        }
    }

    @Test
    void noPlaceTakesNothingOrWhatMavenLeftUnresolved() throws Exception {
        for (Set<Type> types : List.of(Place.SWITCHES, Place.NUMBERS, Place.TEXTS)) {
            refuseEverywhere(types, "", ": is empty. Set a value, or remove it.");
            refuseEverywhere(types, "  ", ": is empty. Set a value, or remove it.");
            refuseEverywhere(
                    types, "${undefined}", ": contains ${undefined}, which Maven can't resolve. Define the property.");
            refuseEverywhere(types, "a${b.c}", ": contains ${b.c}, which Maven can't resolve. Define the property.");
            refuseEverywhere(types, "<a>b</a>", ": expects a value, not elements. Write the value between the tags.");
        }
    }

    @Test
    void everyMisspeltNameInABeanIsToldWhatWasMeantAndWhereItIsDescribed() throws Exception {
        for (var entry : namesInBeans().entrySet()) {
            NameInBean name = entry.getKey();
            String wrong = name.name().toUpperCase(Locale.ROOT);
            assertRefused(
                    entry.getValue(),
                    name.called(wrong),
                    "%s<%s>: isn't a parameter of this plugin. Did you mean <%s>? %s describes the elements."
                            .formatted(name.parent(), wrong, name.name(), name.section()));
        }
    }

    @Test
    void everyOtherNameInABeanIsToldWhatThereIsAndWhereItIsDescribed() throws Exception {
        Map<Class<?>, String> names = namesByBean();
        for (var entry : namesInBeans().entrySet()) {
            NameInBean name = entry.getKey();
            assertRefused(
                    entry.getValue(),
                    name.called("nothingOfTheKind"),
                    "%s<nothingOfTheKind>: isn't a parameter of this plugin. %1$s takes %s. %s describes the elements."
                            .formatted(name.parent(), names.get(name.bean()), name.section()));
        }
    }

    @Test
    void everyNameInABeanThatIsAnAttributeIsToldToBeAnElement() throws Exception {
        for (var entry : namesInBeans().entrySet()) {
            NameInBean name = entry.getKey();
            assertRefused(
                    entry.getValue(),
                    name.asAttribute(),
                    "%s: has the attribute %s, which Maven ignores. Write an element, %1$s<%2$s>."
                            .formatted(name.parent(), name.name()));
        }
    }

    @Test
    void everyOtherAttributeIsToBeRemoved() throws Exception {
        for (var entry : places().entrySet()) {
            Place place = entry.getKey();
            String value = Place.SWITCHES.contains(place.type()) ? "true" : "1";
            assertRefused(
                    entry.getValue(),
                    place.with(value).replaceFirst(">(?=" + value + "<)", " id='x'>"),
                    place.where() + ": has the attribute id, which Maven ignores. Remove it.");
        }
    }

    @Test
    void attributesThatMavenOrTheParserReadsAreTaken() throws Exception {
        for (var entry : places().entrySet()) {
            fill(
                    entry.getValue(),
                    entry.getKey()
                            .with("${undefined}")
                            .replaceAll(
                                    "<(\\w+)>",
                                    "<$1 combine.self='override' combine.children='append' xmlns='a:b' xml:lang='en'>"));

            assertThatExceptionOfType(MojoFailureException.class)
                    .isThrownBy(entry.getValue()::execute)
                    .withMessage(entry.getKey().where()
                            + ": contains ${undefined}, which Maven can't resolve. Define the property.");
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
                            "<skip>: must be true or false, but is yes.",
                            "<outputDirectory>: is empty.",
                            "<keysDirectory>: is empty. Set a value, or remove it.",
                            "<ephemeral>: must be true or false, but is 1."));
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

    /**
     * A name in a bean.
     *
     * @param place at or below it
     * @param depth how many elements are around it
     */
    private record NameInBean(Place place, int depth) {

        String name() {
            return place.names(depth).get(depth);
        }

        Class<?> bean() {
            return place.around().get(depth);
        }

        /** How messages name the bean. */
        String parent() {
            return "<" + String.join("><", place.names(depth - 1)) + ">";
        }

        String section() {
            return PluginSite.ADDRESS + "parameters.html#" + ParameterBean.anchor(bean());
        }

        /** The configuration that calls it otherwise. */
        String called(String otherwise) {
            return place.named(depth, otherwise).with("x");
        }

        /** The configuration that has it as an attribute. */
        String asAttribute() {
            List<String> around = place.names(depth - 1);
            String xml = "<%s %s='x'/>".formatted(around.get(depth - 1), name());
            for (int i = depth - 2; i >= 0; i--) {
                xml = "<%s>%s</%1$s>".formatted(around.get(i), xml);
            }
            return xml;
        }
    }

    /** All names in beans, each once, with a goal that has it. */
    private Map<NameInBean, AbstractHardeningMojo> namesInBeans() {
        var names = new LinkedHashMap<NameInBean, AbstractHardeningMojo>();
        var paths = new HashSet<List<String>>();
        for (var entry : places().entrySet()) {
            Place place = entry.getKey();
            for (int depth = 1; depth <= place.depth(); depth++) {
                if (place.around().get(depth) != List.class && paths.add(place.names(depth))) {
                    names.put(new NameInBean(place, depth), entry.getValue());
                }
            }
        }
        return names;
    }

    /** What the elements of each bean are called, in the order of the alphabet. */
    private static Map<Class<?>, String> namesByBean() throws IOException {
        var names = new HashMap<Class<?>, String>();
        for (ParameterBean bean : ParameterBean.all()) {
            names.put(
                    bean.type(),
                    ParameterBean.all().stream()
                            .filter(base -> base.type().isAssignableFrom(bean.type()))
                            .flatMap(base -> base.elements().stream())
                            .map(element -> "<" + element.name() + ">")
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return names;
    }

    private void refuseEverywhere(Set<Type> types, String wrong, String complaint) throws Exception {
        int refused = 0;
        for (var entry : places().entrySet()) {
            Place place = entry.getKey();
            if (types.contains(place.type())) {
                assertRefused(entry.getValue(), place.with(wrong), place.where() + complaint);
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
