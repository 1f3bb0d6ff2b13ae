package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void ordersByNumbersAndPutsMilestonesBeforeTheirRelease() {
        assertThat(Stream.of("4.10.32", "4.9.1", "4.6.3", "4.6.3-m4", "7.1", "7.1.0", "4.10.4")
                        .map(Version::parse)
                        .sorted()
                        .map(Version::toString))
                .containsExactly("4.6.3-m4", "4.6.3", "4.9.1", "4.10.4", "4.10.32", "7.1", "7.1.0");
    }

    @Test
    void comparesNumbersWithAFloor() {
        Version version = Version.parse("4.10.32");

        assertThat(version.atLeast(4, 10, 32)).isTrue();
        assertThat(version.atLeast(4, 9, 99)).isTrue();
        assertThat(version.atLeast(4, 10, 33)).isFalse();
        assertThat(version.atLeast(5)).isFalse();
    }

    @Test
    void takesMissingNumbersForZeroAndQualifiersForNothingWhenComparedWithAFloor() {
        assertThat(Version.parse("7.1").atLeast(7, 1, 0)).isTrue();
        assertThat(Version.parse("4.6.3-m4").atLeast(4, 6, 3)).isTrue();
    }

    @Test
    void refusesWhatDoesNotBeginWithANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Version.parse("v7"))
                .withMessage("not a version: v7");
    }
}
