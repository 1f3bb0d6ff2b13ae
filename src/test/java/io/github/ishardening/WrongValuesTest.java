package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.config.CheckedConfigurator;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.maven.api.plugin.testing.MojoTest;
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
            refuseEverywhere(Place.SWITCHES, wrong, ": must be true or false, was " + wrong + ".");
        }
    }

    @Test
    void everyNumberRefusesWhatIsNone() throws Exception {
        for (String wrong :
                List.of("one", "1.5", "1,000", "0x10", "1e3", "--1", "12345678901", "10 %", "NaN", "1_000")) {
            refuseEverywhere(Place.NUMBERS, wrong, ": must be a whole number, was " + wrong + ".");
        }
    }

    @Test
    void noPlaceTakesNothingOrWhatMavenLeftUnresolved() throws Exception {
        for (Set<Type> types : List.of(Place.SWITCHES, Place.NUMBERS, Place.TEXTS)) {
            refuseEverywhere(types, "", ": is empty. Set a value, or leave it out.");
            refuseEverywhere(types, "  ", ": is empty. Set a value, or leave it out.");
            refuseEverywhere(
                    types, "${undefined}", ": holds ${undefined}, which Maven can't resolve. Define the property.");
            refuseEverywhere(types, "a${b.c}", ": holds ${b.c}, which Maven can't resolve. Define the property.");
            refuseEverywhere(types, "<a>b</a>", ": expects a value, not elements. Write the value between the tags.");
        }
    }

    @Test
    void everyMisspeltNameInABeanIsToldWhatWasMeant() throws Exception {
        for (var entry : places().entrySet()) {
            Place place = entry.getKey();
            if (place.isInBean()) {
                Place misspelt = place.named(place.name().toUpperCase(Locale.ROOT));
                assertRefused(
                        entry.getValue(),
                        misspelt.with("x"),
                        misspelt.where() + ": isn't a parameter of this plugin. Did you mean <" + place.name() + ">?");
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
                            "<outputDirectory>: is empty.",
                            "<keysDirectory>: is empty. Set a value, or leave it out.",
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
