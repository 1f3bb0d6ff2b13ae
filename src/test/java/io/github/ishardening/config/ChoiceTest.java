package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

    @Test
    void takesAWordOfTheList() {
        assertThat(Choice.of("<mode>", "none", "local", "none")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void takesItInAnyCase(String word) {
        assertThat(Choice.of("<mode>", word, "local", "none")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"non", "", "loc", "local,none", " none"})
    void refusesEveryOtherWord(String word) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Choice.of("<mode>", word, "local", "none"))
                .withMessage("<mode>: must be one of local, none, but is " + word + ".");
    }

    @Test
    void saysWhatAMissingWordMustBe() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Choice.of("<mode>", null, "local", "none"))
                .withMessage("<mode>: is missing. It must be one of local, none.");
    }
}
