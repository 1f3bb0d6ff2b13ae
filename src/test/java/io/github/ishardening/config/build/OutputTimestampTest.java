package io.github.ishardening.config.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T00:00:00Z, 2026-11-22T00:00:00Z",
        "2026-11-22T01:30:00+01:30, 2026-11-22T00:00:00Z",
        "1795305600, 2026-11-22T00:00:00Z",
        "10, 1970-01-01T00:00:10Z"
    })
    void readsBothFormsThatMavenKnows(String text, Instant expected) {
        assertThat(OutputTimestamp.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"x", "0", "${project.build.outputTimestamp}"})
    void isEmptyWhereNoneIsSet(String text) {
        assertThat(OutputTimestamp.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-22", "2026-11-22T00:00:00", "99999999999999999999"})
    void refusesWhatIsNeither(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> OutputTimestamp.parse(text))
                .withMessage(
                        "project.build.outputTimestamp: must be a timestamp such as 2026-11-22T00:00:00Z, or seconds since 1970,"
                                + " but is " + text + ".");
    }
}
