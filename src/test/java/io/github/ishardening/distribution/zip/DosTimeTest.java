package io.github.ishardening.distribution.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DosTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:15:30Z, 2026-11-22T10:15:30Z",
        "2026-11-22T10:15:31.9Z, 2026-11-22T10:15:30Z",
        "1970-01-01T00:00:00Z, 1980-01-01T00:00:00Z",
        "2107-12-31T23:59:59Z, 2107-12-31T23:59:58Z",
        "2286-11-20T17:46:40Z, 2107-12-31T23:59:58Z"
    })
    void tellsTheInstantThatWasWritten(Instant written, Instant told) {
        assertThat(DosTime.instant(DosTime.of(written))).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 0x21_FFFF, 0x1E1_0000})
    void takesWhatIsNoDateForTheFirstDay(int dosTime) {
        assertThat(DosTime.instant(dosTime)).isEqualTo(Instant.parse("1980-01-01T00:00:00Z"));
    }

    @Test
    void countsFrom1980InStepsOfTwoSeconds() {
        assertThat(DosTime.instant(0x21_0001)).isEqualTo(Instant.parse("1980-01-01T00:00:02Z"));
    }
}
